/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.contributions;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.MediaReference;
import de.malklug.campaign.Municipality;
import de.malklug.checks.Remark;
import de.malklug.checks.Wordings;
import de.malklug.contributions.Picture.Persons;
import de.malklug.mail.Mail;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is asked of a contribution before it is sent, by the campaign's own rules for words and pictures. What only the agency can judge,
 * or can mend as well, is advice here.
 */
final class EntryChecks {

    private final Campaign campaign;
    private final Wordings wordings;
    private final LocalDate today;

    EntryChecks(Campaign campaign, LocalDate today) {
        this.campaign = campaign;
        this.today = today;
        this.wordings = new Wordings(
                campaign.rules().wording(),
                campaign.language(),
                campaign.hashtag(),
                campaign.municipalities().stream().map(Municipality::name).collect(Collectors.toSet()));
    }

    /** What is missing or can't be, in the order of the fields. */
    List<EntryProblem> problems(Entry entry, List<Picture> pictures) {
        List<EntryProblem> problems = new ArrayList<>();
        if (entry.text().isBlank()) {
            problems.add(EntryProblem.of("text", "text-missing"));
        } else if (entry.text().length() > Entry.LONGEST_TEXT) {
            problems.add(EntryProblem.of("text", "text-long", entry.text().length(), Entry.LONGEST_TEXT));
        }
        pictures.forEach(each -> problems.addAll(problems(each, entry.text())));
        if (entry.day() != null && entry.day().isBefore(today)) {
            problems.add(EntryProblem.of("day", "day-past"));
        }
        if (entry.name().length() > Entry.LONGEST_NAME) {
            problems.add(EntryProblem.of("name", "name-long", Entry.LONGEST_NAME));
        }
        if (!entry.mail().isEmpty() && !Mail.isAddress(entry.mail())) {
            problems.add(EntryProblem.of("mail", "mail"));
        }
        return problems;
    }

    private List<EntryProblem> problems(Picture picture, String text) {
        List<EntryProblem> problems = new ArrayList<>();
        Picture.Words words = picture.words();
        String alt = words.alt();
        String at = "-" + picture.number();
        if (alt.isBlank()) {
            problems.add(EntryProblem.of("alt" + at, "alt-missing", picture.number()));
        } else if (alt.length() > Picture.LONGEST_ALT) {
            problems.add(EntryProblem.of("alt" + at, "alt-long", Picture.LONGEST_ALT));
        } else if (MediaReference.isFileName(alt)) {
            problems.add(EntryProblem.of("alt" + at, "alt-file-name", alt.strip()));
        } else {
            Optional<Remark> remark = wordings.ofAlt(alt, text).filter(wordings::isMust);
            remark.ifPresent(found -> problems.add(
                    EntryProblem.of("alt" + at, found.kind(), found.arguments().toArray())));
        }
        if (words.persons() == Persons.NOT_SAID) {
            problems.add(EntryProblem.of("persons" + at, "persons", picture.number()));
        }
        if (!words.rights()) {
            problems.add(EntryProblem.of("rights" + at, "rights", campaign.hashtag()));
        }
        return problems;
    }

    /** What could be said more plainly; nobody has to. */
    List<Remark> advice(Entry entry) {
        return entry.text().isBlank() || entry.text().length() > Entry.LONGEST_TEXT
                ? List.of()
                : wordings.ofText(entry.text());
    }
}
