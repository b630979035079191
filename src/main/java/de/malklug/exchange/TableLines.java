/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.exchange;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.Destination;
import de.malklug.campaign.MediaReference;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.PostField;
import de.malklug.campaign.PostId;
import de.malklug.campaign.Wording;
import de.malklug.editorial.Actor;
import de.malklug.editorial.StoredPost;
import de.malklug.exchange.TablePreview.Kind;
import de.malklug.exchange.TablePreview.Line;
import de.malklug.exchange.TablePreview.Problem;
import de.malklug.networks.Network;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Understands the lines of a table, each for itself, and says everything that is wrong with them. Pure. */
final class TableLines {

    private final Campaign campaign;
    private final MunicipalityId usual;
    private final TableSheet sheet;
    private final TableMapping mapping;
    private final Surroundings around;
    private final Map<String, Integer> firstLines = new HashMap<>();

    /**
     * What lines are understood by.
     *
     * @param posts finds a post that is there by town and id
     * @param twins finds a post that is there by town, time and text: the same line taken up before
     * @param drafts what there is to edit of a post
     */
    record Surroundings(
            Collection<Network> networks,
            Collection<Destination> accounts,
            Actor actor,
            BiFunction<MunicipalityId, PostId, Optional<StoredPost>> posts,
            BiFunction<MunicipalityId, PostDraft, Optional<StoredPost>> twins,
            Function<StoredPost, PostDraft> drafts) {}

    /** @param usual whose posts they are where no column says so */
    TableLines(Campaign campaign, MunicipalityId usual, TableSheet sheet, TableMapping mapping, Surroundings around) {
        this.campaign = campaign;
        this.usual = usual;
        this.sheet = sheet;
        this.mapping = mapping;
        this.around = around;
    }

    List<Line> read() {
        return sheet.lines().stream().map(line -> new Reading(line).read()).toList();
    }

    /** One line being read. */
    private final class Reading {

        private final TableSheet.Line line;
        private final List<Problem> problems = new ArrayList<>();

        Reading(TableSheet.Line line) {
            this.line = line;
        }

        Line read() {
            MunicipalityId town = town();
            Optional<StoredPost> before = town == null ? Optional.empty() : existing(town);
            PostDraft was = before.map(around.drafts()).orElse(null);
            LocalDateTime at = at(was);
            String text = has(TableField.TEXT) || was == null
                    ? required(TableField.TEXT)
                    : was.wording().text();
            URI link =
                    has(TableField.LINK) || was == null ? link() : was.wording().link();
            List<MediaReference> media = media(was);
            List<String> on =
                    has(TableField.NETWORKS) && town != null ? networks(town) : was == null ? List.of() : was.on();
            if (town == null || at == null || text == null || !problems.isEmpty()) {
                return new Line(line.number(), Kind.FAULTY, town, before.orElse(null), null, List.of(), problems, 0);
            }
            PostDraft draft = new PostDraft(
                    at,
                    optional(TableField.TITLE, was == null ? null : was.heading()),
                    optional(TableField.THEME, was == null ? null : was.theme()),
                    on,
                    new Wording(text, link, media),
                    was == null ? Map.of() : was.variants(),
                    was == null ? List.of() : was.thread(),
                    was != null && was.nextSlot() && !hasTime(),
                    was == null ? null : was.repeat(),
                    was != null && was.evergreen());
            return understood(town, before.or(() -> around.twins().apply(town, draft)), draft);
        }

        private Line understood(MunicipalityId town, Optional<StoredPost> before, PostDraft draft) {
            if (before.isEmpty()) {
                return new Line(line.number(), Kind.ADDED, town, null, draft, List.of(), problems, 0);
            }
            List<PostField> fields = changed(around.drafts().apply(before.get()), draft);
            Kind kind = fields.isEmpty() || !hasId() ? Kind.SAME : Kind.CHANGED;
            return new Line(
                    line.number(),
                    kind,
                    town,
                    before.get(),
                    draft,
                    kind == Kind.SAME ? List.of() : fields,
                    problems,
                    0);
        }

        private boolean hasId() {
            return !cell(TableField.ID).isEmpty();
        }

        private boolean hasTime() {
            return !cell(TableField.AT).isEmpty() || !cell(TableField.DATE).isEmpty();
        }

        private @Nullable MunicipalityId town() {
            String name = cell(TableField.MUNICIPALITY);
            if (name.isEmpty()) {
                return usual;
            }
            Optional<Municipality> found = campaign.municipalities().stream()
                    .filter(each -> name.equalsIgnoreCase(each.name())
                            || name.equalsIgnoreCase(each.id().value()))
                    .findFirst();
            if (found.isEmpty()) {
                problem(
                        TableField.MUNICIPALITY,
                        "unknown-municipality",
                        name,
                        campaign.municipalities().stream()
                                .map(Municipality::name)
                                .collect(Collectors.joining(", ")));
                return null;
            }
            if (!around.actor().mayWriteFor(found.get().id())) {
                problem(TableField.MUNICIPALITY, "not-yours", found.get().name());
                return null;
            }
            return found.get().id();
        }

        private Optional<StoredPost> existing(MunicipalityId town) {
            String id = cell(TableField.ID);
            if (id.isEmpty()) {
                return Optional.empty();
            }
            if (!PostId.isValid(id)) {
                problem(TableField.ID, "not-an-id", id);
                return Optional.empty();
            }
            Integer first = firstLines.putIfAbsent(town + "/" + id, line.number());
            if (first != null) {
                problem(TableField.ID, "twice", id, first);
            }
            Optional<StoredPost> found = around.posts().apply(town, new PostId(id));
            if (found.isPresent() && found.get().removed()) {
                problem(TableField.ID, "deleted", id);
            }
            return found;
        }

        private @Nullable LocalDateTime at(@Nullable PostDraft was) {
            LocalDateTime at = written(was);
            if (at != null && campaign.zone().getRules().getValidOffsets(at).isEmpty()) {
                problem(hasCell(TableField.AT) ? TableField.AT : TableField.TIME, "time-skipped", at.toLocalTime());
                return null;
            }
            return at;
        }

        private @Nullable LocalDateTime written(@Nullable PostDraft was) {
            if (hasCell(TableField.AT)) {
                return understood(TableField.AT, "not-a-moment", TableTimes::moment);
            }
            if (!hasCell(TableField.DATE) && !hasCell(TableField.TIME) && was != null) {
                return was.at();
            }
            if (!hasCell(TableField.DATE) && was == null) {
                problem(has(TableField.DATE) ? TableField.DATE : TableField.AT, "no-day");
                return null;
            }
            var day = hasCell(TableField.DATE)
                    ? understood(TableField.DATE, "not-a-day", text -> dayOf(text))
                    : Objects.requireNonNull(was).at().toLocalDate();
            if (hasCell(TableField.TIME)) {
                var time = understood(TableField.TIME, "not-a-time", TableLines::timeOf);
                return day == null || time == null ? null : day.atTime(time);
            }
            if (was != null) {
                return day == null ? null : day.atTime(was.at().toLocalTime());
            }
            problem(TableField.TIME, "no-time");
            return null;
        }

        private <T> @Nullable T understood(TableField field, String problem, Function<String, T> reader) {
            String cell = cell(field);
            try {
                return reader.apply(cell);
            } catch (DateTimeException | NumberFormatException e) {
                problem(field, problem, cell);
                return null;
            }
        }

        private @Nullable String required(TableField field) {
            String cell = cell(field);
            if (cell.isEmpty()) {
                problem(field, "missing");
                return null;
            }
            return cell;
        }

        private @Nullable String optional(TableField field, @Nullable String was) {
            if (!has(field)) {
                return was;
            }
            String cell = cell(field).replace('\n', ' ');
            return cell.isEmpty() ? null : cell;
        }

        private @Nullable URI link() {
            String cell = cell(TableField.LINK);
            if (cell.isEmpty()) {
                return null;
            }
            try {
                URI link = new URI(cell);
                String scheme = String.valueOf(link.getScheme()).toLowerCase(Locale.ROOT);
                if ((scheme.equals("https") || scheme.equals("http"))
                        && link.getHost() != null
                        && link.getUserInfo() == null) {
                    return link;
                }
            } catch (URISyntaxException e) {
                // Said below, as for any other address that is none.
            }
            problem(TableField.LINK, "not-a-link", cell);
            return null;
        }

        private List<String> networks(MunicipalityId town) {
            List<String> on = new ArrayList<>();
            for (String name : cell(TableField.NETWORKS).split("[,;/\n]")) {
                String wanted = name.strip();
                if (!wanted.isEmpty()) {
                    Optional<String> found = network(wanted, town);
                    found.filter(each -> !on.contains(each)).ifPresent(on::add);
                    if (found.isEmpty()) {
                        problem(TableField.NETWORKS, "unknown-network", wanted, known());
                    }
                }
            }
            return on;
        }

        private Optional<String> network(String name, MunicipalityId town) {
            return around.networks().stream()
                    .filter(each -> name.equalsIgnoreCase(each.displayName())
                            || name.equalsIgnoreCase(each.id().value()))
                    .map(each -> each.id().value())
                    .findFirst()
                    .or(() -> around.accounts().stream()
                            .filter(each -> each.municipality().equals(town))
                            .map(Destination::account)
                            .filter(name::equals)
                            .findFirst());
        }

        private String known() {
            return around.networks().stream().map(Network::displayName).sorted().collect(Collectors.joining(", "));
        }

        private List<MediaReference> media(@Nullable PostDraft was) {
            if (!has(TableField.PICTURE)) {
                return was == null ? List.of() : was.wording().media();
            }
            String[] files = cell(TableField.PICTURE).split("\n");
            String[] alts = cell(TableField.ALT).split("\n");
            List<MediaReference> media = new ArrayList<>();
            for (int i = 0; i < files.length; i++) {
                String file = files[i].strip();
                if (!file.isEmpty()) {
                    String name = file.startsWith("media/") ? file : "media/" + file;
                    String alt = i < alts.length ? alts[i].strip() : "";
                    Optional<MediaReference> known = was == null
                            ? Optional.empty()
                            : was.wording().media().stream()
                                    .filter(each -> each.file().equals(name))
                                    .findFirst();
                    boolean keepsAlt = !has(TableField.ALT) && known.isPresent();
                    media.add(known.map(each -> new MediaReference(
                                    name,
                                    keepsAlt ? each.alt() : alt,
                                    each.decorative(),
                                    each.captions(),
                                    each.noSpeech()))
                            .orElseGet(() -> new MediaReference(name, alt)));
                }
            }
            return media;
        }

        private boolean has(TableField field) {
            return mapping.has(field);
        }

        private boolean hasCell(TableField field) {
            return !cell(field).isEmpty();
        }

        /** What the cell says; empty if there is none. Where Excel was kept from taking it for a formula, without that sign. */
        private String cell(TableField field) {
            Integer column = mapping.column(field);
            String cell = column == null ? "" : line.cell(column);
            boolean guarded = cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@".indexOf(cell.charAt(1)) >= 0;
            return guarded ? cell.substring(1) : cell;
        }

        private void problem(TableField field, String key, Object... arguments) {
            Integer column = mapping.column(field);
            problems.add(new Problem(column == null ? "" : sheet.heads().get(column), key, List.of(arguments)));
        }
    }

    private static java.time.LocalDate dayOf(String text) {
        return text.contains("T") ? TableTimes.moment(text).toLocalDate() : TableTimes.day(text);
    }

    private static java.time.LocalTime timeOf(String text) {
        return text.matches(".*\\d{4}.*T.*") ? TableTimes.moment(text).toLocalTime() : TableTimes.time(text);
    }

    private static List<PostField> changed(PostDraft was, PostDraft now) {
        List<PostField> fields = new ArrayList<>();
        add(fields, PostField.AT, was.at(), now.at());
        add(fields, PostField.TITLE, was.heading(), now.heading());
        add(fields, PostField.THEME, was.theme(), now.theme());
        add(fields, PostField.ON, was.on(), now.on());
        add(fields, PostField.TEXT, was.wording().text().strip(), now.wording().text());
        add(fields, PostField.LINK, was.wording().link(), now.wording().link());
        add(fields, PostField.MEDIA, was.wording().media(), now.wording().media());
        return fields;
    }

    private static void add(List<PostField> fields, PostField field, @Nullable Object was, @Nullable Object now) {
        if (!Objects.equals(was, now)) {
            fields.add(field);
        }
    }
}
