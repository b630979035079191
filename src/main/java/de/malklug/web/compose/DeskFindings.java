/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.DraftProblem;
import de.malklug.campaign.PostId;
import de.malklug.checks.Passage;
import de.malklug.editorial.Desk;
import de.malklug.networks.Message;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.web.compose.Typed.Shown;
import de.malklug.wording.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What the desk itself would object to, by the same checks as files, in words for somebody who writes. */
@Component
@Order(1)
class DeskFindings implements DraftCheck {

    private static final String MISFIT = "misfit.";
    private static final Pattern PLACE =
            Pattern.compile("(?:variants\\.(?<network>[a-z0-9-]+)\\.|thread\\[(?<part>\\d+)]\\.)?"
                    + "(?<name>[a-z]+)(?:\\[(?<number>\\d+)])?.*");

    private final Desk desk;
    private final Counting counting;

    DeskFindings(Desk desk, Counting counting) {
        this.desk = desk;
        this.counting = counting;
    }

    @Override
    public List<Finding> findings(Sheet sheet, Phrases phrases) {
        CampaignId campaign = sheet.campaign().id();
        PostId own =
                PostId.isValid(sheet.typed().post()) ? new PostId(sheet.typed().post()) : null;
        return desk.check(campaign, sheet.municipality(), own, sheet.draft()).stream()
                .map(problem -> finding(problem, sheet, phrases))
                .toList();
    }

    /** A problem of the desk as the composer puts it. */
    Finding finding(DraftProblem problem, Sheet sheet, Phrases phrases) {
        Place place = Place.of(problem.field(), sheet);
        return problem.key().startsWith(MISFIT)
                ? misfit(problem, place, sheet, phrases)
                : other(problem, place, sheet, phrases);
    }

    /** Its first argument is the network, the others are as the network counts. */
    private Finding misfit(DraftProblem problem, Place place, Sheet sheet, Phrases phrases) {
        String kind = problem.key()
                .substring(MISFIT.length())
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        List<Object> arguments = problem.arguments();
        NetworkId id = new NetworkId(arguments.getFirst().toString());
        Object[] figures = arguments.subList(1, arguments.size()).toArray();
        Object[] named = new Object[figures.length + 1];
        named[0] = phrases.network(id);
        System.arraycopy(figures, 0, named, 1, figures.length);
        String title = phrases.text("compose.misfit." + kind, named);
        String why = phrases.text(MISFIT + kind, figures);
        String rest = kind.equals("text-too-long") || kind.equals("text-too-many-bytes")
                ? cut(id, place.part(), sheet)
                : null;
        if (rest != null) {
            why = phrases.text("compose.misfit.what-would-go", why);
        }
        return new Finding(problem.isError(), place.field(), title, why, rest);
    }

    private @Nullable String cut(NetworkId id, int part, Sheet sheet) {
        for (Network network : sheet.networks()) {
            Message message = sheet.message(network.id());
            if (network.id().equals(id) && part <= message.parts().size()) {
                String text = message.parts().get(part - 1).text();
                String rest =
                        text.substring(counting.fits(network, message, part)).strip();
                return rest.isEmpty() ? null : shortened(rest);
            }
        }
        return null;
    }

    private static String shortened(String quote) {
        String line = quote.replaceAll("\\s+", " ");
        int most = 80;
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most)) + " …";
    }

    private static Finding other(DraftProblem problem, Place place, Sheet sheet, Phrases phrases) {
        String key = "compose.problem." + problem.key();
        Object[] arguments = phrases.told(problem.arguments());
        String text = phrases.text(phrases.has(key) ? key : problem.messageKey(), arguments);
        String title = phrases.has(key + ".title")
                ? phrases.text(key + ".title", arguments)
                : phrases.text(problem.isError() ? "compose.problem.title" : "compose.advice.title");
        String quote =
                place.row() < 0 ? null : sheet.typed().media().get(place.row()).alt();
        boolean quoted = problem.key().equals("alt-is-file-name") && quote != null && !quote.isEmpty();
        Passage passage = problem.passage();
        String words = passage == null || passage.text().isBlank() ? null : shortened(passage.text());
        boolean fixable = passage != null && passage.replacement() != null;
        return new Finding(
                problem.isError(), place.field(), title, text, quoted ? quote : words, fixable ? passage : null);
    }

    /**
     * Where in the composer something is.
     *
     * @param row of the pictures and videos; -1 if it is about none
     */
    private record Place(String field, int part, int row) {

        static Place of(String path, Sheet sheet) {
            Matcher found = PLACE.matcher(path);
            if (!found.matches()) {
                return new Place("text", 1, -1);
            }
            String network = found.group("network");
            int part = found.group("part") == null ? 1 : Integer.parseInt(found.group("part")) + 2;
            String number = found.group("number");
            return switch (found.group("name")) {
                case "at" -> new Place(sheet.draft().nextSlot() ? "when" : "day", 1, -1);
                case "repeat" -> new Place(again(path), 1, -1);
                case "evergreen" -> new Place("evergreen", 1, -1);
                case "on" -> new Place("accounts", 1, -1);
                case "heading", "title" -> new Place("title", 1, -1);
                case "theme" -> new Place("theme", 1, -1);
                case "media" -> media(network, part, number == null ? -1 : Integer.parseInt(number), sheet);
                case "link" -> new Place(field("link", network, part), part, -1);
                default -> new Place(field("text", network, part), part, -1);
            };
        }

        private static String again(String path) {
            return path.startsWith("repeat.until") || path.startsWith("repeat.count")
                    ? path.substring("repeat.".length())
                    : path.startsWith("repeat.except") || path.startsWith("repeat.moved") ? "except" : "every";
        }

        private static String field(String name, @Nullable String network, int part) {
            if (part > 1) {
                return "part-" + (part - 2) + "-" + name;
            }
            return network == null ? name : name + "-" + network;
        }

        private static Place media(@Nullable String network, int part, int number, Sheet sheet) {
            Predicate<Shown> shown =
                    row -> row.part() == part && (part > 1 || (network == null ? row.common() : row.on(network)));
            List<Integer> rows = new ArrayList<>();
            for (int i = 0; i < sheet.typed().media().size(); i++) {
                if (shown.test(sheet.typed().media().get(i))) {
                    rows.add(i);
                }
            }
            return number >= 0 && number < rows.size()
                    ? new Place("media-" + rows.get(number) + "-alt", part, rows.get(number))
                    : new Place("add-media", part, -1);
        }
    }
}
