/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.checks;

import de.malklug.checks.Prose.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Advice on sentences: their length, what is put into them, and whether they say who acts. German only. */
final class PlainGerman {

    private static final int HARD = 30;
    private static final int CLAUSES = 3;
    private static final int LONG_ASIDE = 8;

    private static final Pattern CLAUSE = Pattern.compile(
            "[,–(]\\s*(?:und |oder |aber |auch |nur |vor allem |mit |in |an |auf |von |zu |für |bei |aus |durch |über |unter )?"
                    + "(dass|weil|wenn|falls|obwohl|obgleich|damit|sodass|nachdem|bevor|während|sobald|solange|indem|sofern|soweit|ob|wobei|wodurch|womit"
                    + "|der|die|das|dem|den|deren|dessen|denen|welche[rsmn]?|wo|wie|was|wer|um)\\s(?!ist\\b)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ASIDE = Pattern.compile("\\(([^()\\n]+)\\)|\\s–\\s([^–\\n.!?]+)\\s–\\s");

    private static final Set<String> WERDEN =
            Set.of("wird", "werden", "wurde", "wurden", "worden", "werde", "wirst", "werdet", "würde", "würden");
    private static final Pattern PARTICIPLE = Pattern.compile(
            "(?:(?:ab|an|auf|aus|bei|durch|ein|fest|fort|frei|her|hin|hervor|los|mit|nach|statt|teil|um|vor|voran|weg|weiter|wieder|zu|zurück|zusammen|bereit|sicher|fertig|bekannt)?"
                    + "ge\\p{L}{2,}(?:t|en)|(?:be|ver|er|ent|zer|miss|über|unter|wider|ab|ein|vor)\\p{L}{2,}(?:t)|(?:be|ver|er|ent|zer)\\p{L}*(?:schrieben|sprochen|nommen|lassen|schlossen|schoben|halten|fahren|boten|rufen|standen|wiesen|geben|tragen|worfen|schieden|zogen)|\\p{L}{2,}iert)");
    private static final Set<String> NO_PARTICIPLE = Set.of(
            "gehen",
            "geben",
            "gewinnen",
            "gelingen",
            "gelten",
            "genießen",
            "gehören",
            "genügen",
            "gefallen",
            "gestalten",
            "gestern",
            "gewesen",
            "gesamt",
            "gut",
            "geht",
            "gibt",
            "gilt",
            "gerecht",
            "gehört",
            "gelingt",
            "geraten",
            "gefährdet",
            "gedenken",
            "bereit",
            "bereits",
            "erst",
            "zuerst",
            "verzichten",
            "überhaupt",
            "übersicht",
            "einheit",
            "vorsicht",
            "absicht",
            "gegen",
            "genau",
            "gewohnt",
            "geschehen",
            "gedeihen",
            "gemeint");

    private PlainGerman() {}

    static List<Remark> ofLength(Prose prose, int longest) {
        List<Remark> remarks = new ArrayList<>();
        for (Sentence sentence : prose.sentences()) {
            int words = sentence.words().size();
            if (words > longest) {
                remarks.add(Remark.of(Rule.SENTENCE_LENGTH, "sentence", place(prose, sentence), words, longest));
            }
        }
        return remarks;
    }

    static List<Remark> ofNesting(Prose prose) {
        List<Remark> remarks = new ArrayList<>();
        for (Sentence sentence : prose.sentences()) {
            String text = prose.text(sentence);
            long clauses = CLAUSE.matcher(text).results().count();
            if (clauses >= CLAUSES) {
                remarks.add(Remark.of(Rule.NESTING, "nesting", place(prose, sentence), clauses));
            }
            Matcher aside = ASIDE.matcher(text);
            while (aside.find()) {
                String inner = aside.group(1) == null ? aside.group(2) : aside.group(1);
                int words = inner.strip().split("\\s+").length;
                if (words >= LONG_ASIDE) {
                    int from = sentence.from() + aside.start();
                    int to = sentence.from() + aside.end();
                    remarks.add(Remark.of(Rule.NESTING, "aside", Passage.of(prose.text(), from, to), words));
                }
            }
        }
        return remarks;
    }

    /** Two or more passives in one sentence or in two that follow each other. A single one is no reason to speak up. */
    static List<Remark> ofPassive(Prose prose) {
        List<Remark> remarks = new ArrayList<>();
        int before = 0;
        int from = -1;
        for (Sentence sentence : prose.sentences()) {
            int here = passives(prose.text(sentence));
            if (here + before >= 2 && here > 0) {
                int start = before > 0 && from >= 0 ? from : sentence.from();
                remarks.add(Remark.of(
                        Rule.PASSIVE, "passive", Passage.of(prose.text(), start, sentence.to()), here + before));
                before = 0;
            } else {
                before = here;
            }
            from = sentence.from();
        }
        return remarks;
    }

    /** Clauses with a form of "werden" and a participle. */
    private static int passives(String sentence) {
        int passives = 0;
        for (String clause : sentence.split("[,;:–]| und | oder | sowie ")) {
            List<String> words = List.of(clause.toLowerCase(Locale.GERMAN).split("[^\\p{L}]+"));
            boolean werden = words.stream().anyMatch(WERDEN::contains);
            boolean participle = words.stream().anyMatch(PlainGerman::isParticiple);
            boolean later = passives > 0 && participle && !werden && words.size() > 1 && isParticiple(words.getLast());
            if ((werden && participle) || later) {
                passives++;
            }
        }
        return passives;
    }

    private static boolean isParticiple(String word) {
        return !NO_PARTICIPLE.contains(word) && PARTICIPLE.matcher(word).matches();
    }

    static List<Remark> ofReadability(Prose prose) {
        return Readability.of(prose)
                .filter(each -> each.amstad() < HARD)
                .map(each -> Remark.of(
                        Rule.READABILITY,
                        "readability",
                        Passage.of(
                                prose.text(),
                                prose.sentences().getFirst().from(),
                                prose.sentences().getLast().to()),
                        Math.round(each.amstad()),
                        Math.round(each.wiener()),
                        HARD))
                .stream()
                .toList();
    }

    private static Passage place(Prose prose, Sentence sentence) {
        return Passage.of(prose.text(), sentence.from(), sentence.to());
    }
}
