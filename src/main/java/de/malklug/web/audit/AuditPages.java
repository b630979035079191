/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.audit;

import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.Actor;
import de.malklug.editorial.AuditTrail;
import de.malklug.editorial.AuditTrail.Entry;
import de.malklug.editorial.AuditTrail.Filter;
import de.malklug.security.Rights;
import de.malklug.web.audit.AuditPage.Change;
import de.malklug.web.audit.AuditPage.Filters;
import de.malklug.web.audit.AuditPage.Option;
import de.malklug.web.audit.AuditPage.Row;
import de.malklug.web.layout.Town;
import de.malklug.web.layout.Towns;
import de.malklug.wording.Differences;
import de.malklug.wording.Phrases;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts the audit trail into words. */
@Component
class AuditPages {

    private static final int LENGTH = 50;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final AuditTrail trail;
    private final AuditSubjects subjects;
    private final Towns towns;
    private final Rights rights;

    AuditPages(AuditTrail trail, AuditSubjects subjects, Towns towns, Rights rights) {
        this.trail = trail;
        this.subjects = subjects;
        this.towns = towns;
        this.rights = rights;
    }

    AuditPage page(AuditQuery query, @Nullable String after, Phrases phrases) {
        Filter filter = query.filter(rights.visibleMunicipalities(), phrases.zone());
        List<Entry> entries = trail.page(filter, after, LENGTH + 1);
        List<Entry> shown = entries.subList(0, Math.min(LENGTH, entries.size()));
        String address = query.address("/audit");
        String next = entries.size() > LENGTH
                ? address + (address.contains("?") ? "&" : "?") + "after="
                        + shown.getLast().id()
                : null;
        return new AuditPage(
                shown.stream().map(entry -> row(entry, phrases)).toList(),
                trail.count(filter),
                next,
                query.address("/audit.csv"),
                filters(query, phrases));
    }

    Row row(Entry entry, Phrases phrases) {
        AuditTrail.Subject subject = entry.subject();
        return new Row(
                entry.at(),
                phrases.instant(entry.at()),
                entry.who().title(),
                role(entry.who(), phrases),
                what(entry.what(), phrases),
                subjects.title(subject, phrases),
                subjects.address(subject),
                town(subject.municipality()),
                changes(entry, phrases));
    }

    private String town(@Nullable MunicipalityId id) {
        return id == null
                ? ""
                : towns.all().stream()
                        .filter(town -> town.id().equals(id))
                        .map(Town::name)
                        .findFirst()
                        .orElse(id.value());
    }

    private static String role(Actor who, Phrases phrases) {
        return phrases.text("audit.role." + who.role().name().toLowerCase(Locale.ROOT));
    }

    private static String what(String what, Phrases phrases) {
        String key = "audit.what." + what;
        return phrases.has(key) ? phrases.text(key) : what;
    }

    private static List<Change> changes(Entry entry, Phrases phrases) {
        Map<String, String> before = told(entry.before(), phrases);
        Map<String, String> after = told(entry.after(), phrases);
        Set<String> fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        for (String field : fields) {
            String was = before.getOrDefault(field, "");
            String is = after.getOrDefault(field, "");
            if (!was.equals(is)) {
                String key = "audit.field." + field;
                changes.add(new Change(phrases.has(key) ? phrases.text(key) : field, Differences.words(was, is)));
            }
        }
        return changes;
    }

    private static Map<String, String> told(@Nullable String json, Phrases phrases) {
        if (json == null) {
            return Map.of();
        }
        JsonNode node = JSON.readTree(json);
        Map<String, String> told = new LinkedHashMap<>();
        if (node.isObject()) {
            node.properties().forEach(field -> told.put(field.getKey(), value(field.getValue(), phrases)));
        } else {
            told.put("value", value(node, phrases));
        }
        return told;
    }

    private static String value(JsonNode node, Phrases phrases) {
        if (!node.isString()) {
            return node.isNull() || node.isContainer() && node.isEmpty() ? "" : node.toString();
        }
        String text = node.asString();
        for (String words : List.of("desk.status.", "status.", "audit.scope.")) {
            String key = words + text.toLowerCase(Locale.ROOT);
            if (phrases.has(key)) {
                return phrases.text(key);
            }
        }
        if (phrases.has("people.role." + text)) {
            return phrases.text("people.role." + text);
        }
        try {
            return text.endsWith("Z") ? phrases.instant(Instant.parse(text)) : text;
        } catch (DateTimeParseException notAnInstant) {
            return text;
        }
    }

    private Filters filters(AuditQuery query, Phrases phrases) {
        boolean all = rights.visibleMunicipalities().isEmpty();
        AuditTrail.Choices choices = trail.choices();
        List<Option> municipalities = all
                ? towns.all().stream()
                        .map(town -> option(town.id().value(), town.name(), query.municipality()))
                        .toList()
                : List.of();
        List<Option> persons = choices.persons().stream()
                .filter(person -> all
                        || person.municipality() != null
                                && rights.visibleMunicipalities().contains(person.municipality()))
                .map(person -> option(person.name(), person.title(), query.person()))
                .toList();
        List<Option> whats = choices.whats().stream()
                .map(what -> option(what, what(what, phrases), query.what()))
                .toList();
        return new Filters(
                municipalities,
                persons,
                whats,
                Objects.requireNonNullElse(query.from(), ""),
                Objects.requireNonNullElse(query.to(), ""),
                Objects.requireNonNullElse(query.subject(), ""),
                query.isActive());
    }

    private static Option option(String value, String text, @Nullable String chosen) {
        return new Option(value, text, value.equals(chosen));
    }
}
