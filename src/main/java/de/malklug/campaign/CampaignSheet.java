/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.Municipality.Role;
import de.malklug.campaign.yaml.Fields;
import de.malklug.campaign.yaml.Findings;
import de.malklug.campaign.yaml.YamlNode;
import de.malklug.campaign.yaml.YamlNode.Entry;
import de.malklug.campaign.yaml.YamlNode.Scalar;
import de.malklug.checks.Rule;
import de.malklug.checks.Weight;
import de.malklug.checks.WordingRules;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code campaign.yaml} says, as far as it could be read. What could not is filled with something harmless, and posts
 * are not checked against it.
 *
 * @param knowsMunicipalities whether all municipalities could be read
 * @param knowsZone whether the zone could be read
 * @param knowsAnchor whether the anchor event could be read, or there is none
 */
record CampaignSheet(Campaign campaign, boolean knowsMunicipalities, boolean knowsZone, boolean knowsAnchor) {

    private static final List<String> CAMPAIGN = List.of(
            "campaign",
            "title",
            "hashtag",
            "zone",
            "language",
            "period",
            "anchor",
            "rules",
            "approval",
            "open-channel",
            "municipalities",
            "neutrality",
            "layers",
            "slots");
    private static final List<String> PERIOD = List.of("from", "to");
    private static final List<String> ANCHOR = List.of("title", "at", "until", "link");
    private static final List<String> RULES = List.of(
            "latest",
            "late",
            "quiet-hours",
            "distance",
            "accounts",
            "shares",
            "checks",
            "longest-sentence",
            "abbreviations",
            "evergreen-distance");
    private static final List<String> CHECKS =
            Stream.of(Rule.values()).map(Rule::id).toList();
    private static final int LONGEST_SENTENCE = 99;
    private static final List<String> APPROVAL = List.of("by", "count", "deputies", "deadline", "escalate-to");
    private static final List<String> MUNICIPALITY =
            List.of("name", "short", "population", "role", "approval", "share", "open-data");

    private static final Period ALWAYS = new Period(LocalDate.MIN, LocalDate.MAX);

    /**
     * @param files reads the calendar files it names
     */
    static CampaignSheet read(
            @Nullable YamlNode root, String folderName, LayersSheet.DaysFiles files, Findings findings) {
        Fields fields = root == null ? null : Fields.of(root, "campaign.yaml", CAMPAIGN, findings);
        return new Reader(findings, files).sheet(fields, folderName);
    }

    /** Nothing is known. */
    static CampaignSheet unknown(String folderName) {
        return new Reader(new Findings(), LayersSheet.DaysFiles.NONE).sheet(null, folderName);
    }

    private static final class Reader {

        private final Findings findings;
        private final SheetValues values;
        private final LayersSheet.DaysFiles files;

        Reader(Findings findings, LayersSheet.DaysFiles files) {
            this.findings = findings;
            this.files = files;
            this.values = new SheetValues(findings);
        }

        CampaignSheet sheet(@Nullable Fields fields, String folderName) {
            CampaignId id = id(fields, folderName);
            if (fields == null) {
                Campaign nothing =
                        new Campaign(id, "", "", ZoneId.of("UTC"), "de", ALWAYS, null, Rules.USUAL, List.of());
                return new CampaignSheet(nothing, false, false, false);
            }
            String title = values.text(fields.required("title"));
            String hashtag = hashtag(fields.required("hashtag"));
            ZoneId zone = zone(fields.required("zone"));
            String language = language(fields.optional("language"));
            Period period = period(fields.requiredMapping("period", PERIOD));
            Anchor anchor = anchor(fields.mapping("anchor", ANCHOR), zone);
            ApprovalRule approval = approval(fields);
            int before = findings.all().size();
            List<Municipality> municipalities = municipalities(fields);
            boolean allRead = !municipalities.isEmpty() && findings.all().size() == before;
            List<MunicipalityId> known =
                    allRead ? municipalities.stream().map(Municipality::id).toList() : null;
            Rules rules = rules(
                    fields,
                    fields.mapping("rules", RULES),
                    approval,
                    municipalities,
                    known,
                    zone == null ? ZoneId.of("UTC") : zone,
                    period == null ? ALWAYS : period);
            Campaign campaign = new Campaign(
                    id,
                    title == null ? "" : title,
                    hashtag == null ? "" : hashtag,
                    zone == null ? ZoneId.of("UTC") : zone,
                    language,
                    period == null ? ALWAYS : period,
                    anchor,
                    rules,
                    municipalities,
                    openChannel(fields.optional("open-channel")));
            return new CampaignSheet(campaign, allRead, zone != null, anchor != null || !fields.has("anchor"));
        }

        private CampaignId id(@Nullable Fields fields, String folderName) {
            CampaignId written = fields == null
                    ? null
                    : values.id(fields.optional("campaign"), CampaignId::isValid, CampaignId::new);
            if (written != null) {
                return written;
            }
            if (CampaignId.isValid(folderName)) {
                return new CampaignId(folderName);
            }
            if (fields != null && !fields.has("campaign")) {
                findings.error(fields.node(), "folder-not-an-id", folderName);
            }
            return new CampaignId("unnamed");
        }

        private @Nullable String hashtag(@Nullable Scalar scalar) {
            if (scalar == null) {
                return null;
            }
            if (!scalar.value().matches("#?[\\p{L}\\p{M}\\p{N}_]*[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*")) {
                findings.error(scalar, "not-a-hashtag", scalar.value());
                return null;
            }
            return scalar.value().startsWith("#") ? scalar.value() : "#" + scalar.value();
        }

        private @Nullable ZoneId zone(@Nullable Scalar scalar) {
            if (scalar == null) {
                return null;
            }
            try {
                return ZoneId.of(scalar.value());
            } catch (DateTimeException e) {
                findings.error(scalar, "unknown-zone", scalar.value());
                return null;
            }
        }

        private String language(@Nullable Scalar scalar) {
            if (scalar == null) {
                return "de";
            }
            if (!scalar.value().matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
                findings.error(scalar, "not-a-language", scalar.value());
                return "de";
            }
            return scalar.value();
        }

        private @Nullable Period period(@Nullable Fields fields) {
            if (fields == null) {
                return null;
            }
            LocalDate from = values.date(fields.required("from"));
            LocalDate to = values.date(fields.required("to"));
            if (from == null || to == null) {
                return null;
            }
            if (to.isBefore(from)) {
                findings.error(fields.at("to"), "ends-before-it-begins", to.toString(), from.toString());
                return null;
            }
            return new Period(from, to);
        }

        private @Nullable Anchor anchor(@Nullable Fields fields, @Nullable ZoneId zone) {
            if (fields == null) {
                return null;
            }
            String title = values.text(fields.required("title"));
            LocalDateTime at = values.wallClock(fields, "at", true);
            LocalDateTime until = values.wallClock(fields, "until", false);
            if (at != null && until != null && until.isBefore(at)) {
                findings.error(fields.at("until"), "ends-before-it-begins", until.toString(), at.toString());
            }
            if (at != null
                    && zone != null
                    && zone.getRules().getValidOffsets(at).isEmpty()) {
                findings.error(fields.at("at"), "time-skipped", at.toString(), zone.getId());
            }
            Anchor anchor = at == null
                    ? null
                    : new Anchor(title == null ? "" : title, at, until, values.link(fields.optional("link")));
            return anchor;
        }

        private Rules rules(
                Fields campaign,
                @Nullable Fields fields,
                @Nullable ApprovalRule approval,
                List<Municipality> municipalities,
                @Nullable List<MunicipalityId> known,
                ZoneId zone,
                Period period) {
            Duration latest = fields == null ? null : values.duration(fields.optional("latest"));
            return new Rules(
                    latest == null ? Rules.USUAL.latest() : latest,
                    approval == null ? ApprovalRule.USUAL : approval,
                    fields == null ? WordingRules.USUAL : wording(fields),
                    fields == null ? LatePolicy.SEND : late(fields.optional("late")),
                    fields == null ? Rhythm.FREE : RhythmSheet.read(fields, values, findings),
                    NeutralitySheet.read(campaign, known, values, findings),
                    LayersSheet.read(campaign, known, files, zone, period, values, findings),
                    fields == null
                            ? Shares.USUAL
                            : SharesSheet.read(fields.optional("shares"), municipalities, findings),
                    SlotsSheet.read(campaign, fields, known, values, findings));
        }

        private LatePolicy late(@Nullable Scalar scalar) {
            if (scalar == null) {
                return LatePolicy.SEND;
            }
            return LatePolicy.of(scalar.value()).orElseGet(() -> {
                findings.error(scalar, "not-one-of", scalar.value(), "send, ask");
                return LatePolicy.SEND;
            });
        }

        private WordingRules wording(Fields fields) {
            Integer longest = values.count(fields.optional("longest-sentence"));
            if (longest != null && (longest < 1 || longest > LONGEST_SENTENCE)) {
                findings.error(
                        fields.at("longest-sentence"), "not-one-of", longest.toString(), "1 – " + LONGEST_SENTENCE);
                longest = null;
            }
            Map<Rule, Weight> weights = new EnumMap<>(Rule.class);
            Fields checks = fields.mapping("checks", CHECKS);
            for (Rule rule : Rule.values()) {
                Scalar scalar = checks == null ? null : checks.optional(rule.id());
                if (scalar != null) {
                    Weight.of(scalar.value())
                            .ifPresentOrElse(
                                    weight -> weights.put(rule, weight),
                                    () -> findings.error(scalar, "not-one-of", scalar.value(), "must, advice, off"));
                }
            }
            return new WordingRules(
                    weights,
                    longest == null ? WordingRules.USUAL.longestSentence() : longest,
                    Set.copyOf(values.names(fields, "abbreviations", List.of())));
        }

        private @Nullable ApprovalRule approval(Fields holder) {
            Fields fields = holder.mapping("approval", APPROVAL);
            if (fields == null) {
                return null;
            }
            List<String> by = values.names(fields, "by", ApprovalRule.USUAL.by());
            Integer count = values.count(fields.optional("count"));
            List<String> deputies = values.names(fields, "deputies", List.of());
            Duration deadline = values.duration(fields.optional("deadline"));
            List<String> escalateTo = values.names(fields, "escalate-to", ApprovalRule.USUAL.escalateTo());
            boolean onlyPersons = !by.contains(ApprovalRule.AGENCY) && !by.contains(ApprovalRule.TOWN);
            int persons = by.size() + deputies.size();
            int wanted = count == null ? ApprovalRule.USUAL.count() : count;
            if (wanted < 1 || wanted > ApprovalRule.MOST || onlyPersons && wanted > persons) {
                findings.error(fields.at("count"), "approval-count", wanted, onlyPersons ? persons : ApprovalRule.MOST);
                wanted = ApprovalRule.USUAL.count();
            }
            return new ApprovalRule(
                    by, wanted, deputies, deadline == null ? ApprovalRule.USUAL.deadline() : deadline, escalateTo);
        }

        private OpenChannel openChannel(@Nullable Scalar scalar) {
            if (scalar == null || scalar.value().equals("true")) {
                return OpenChannel.ON;
            }
            if (!scalar.value().equals("false")) {
                findings.error(scalar, "not-one-of", scalar.value(), "true, false");
            }
            return OpenChannel.OFF;
        }

        private List<Municipality> municipalities(Fields fields) {
            List<Entry> entries = fields.requiredEntries("municipalities");
            if (entries.isEmpty()
                    && fields.at("municipalities") instanceof YamlNode.Mapping empty
                    && fields.has("municipalities")) {
                findings.error(empty, "empty-value", "municipalities");
            }
            List<Municipality> municipalities = new ArrayList<>();
            Map<String, Integer> signs = new HashMap<>();
            for (Entry entry : entries) {
                Municipality municipality = municipality(entry, signs);
                if (municipality != null) {
                    municipalities.add(municipality);
                }
            }
            checkShares(municipalities, fields);
            return municipalities;
        }

        /** Agreed shares are agreed with all towns or with none, and make a whole. */
        private void checkShares(List<Municipality> municipalities, Fields fields) {
            List<Municipality> towns = municipalities.stream()
                    .filter(each -> each.role() == Role.TOWN)
                    .toList();
            List<Integer> shares = towns.stream()
                    .map(Municipality::share)
                    .filter(Objects::nonNull)
                    .toList();
            int sum = shares.stream().mapToInt(Integer::intValue).sum();
            boolean whole = shares.size() == towns.size() && Math.abs(sum - 100) <= 1;
            if (!shares.isEmpty() && !whole) {
                findings.error(fields.at("municipalities"), "shares-not-whole", String.valueOf(sum));
            }
        }

        private @Nullable Municipality municipality(Entry entry, Map<String, Integer> signs) {
            MunicipalityId id = values.id(entry.key(), MunicipalityId::isValid, MunicipalityId::new);
            Fields fields = Fields.of(entry.value(), entry.key().value(), MUNICIPALITY, findings);
            if (fields == null) {
                return null;
            }
            String name = values.text(fields.required("name"));
            Integer population = values.count(fields.optional("population"));
            Role role = role(fields.optional("role"));
            ApprovalRule approval = approval(fields);
            Integer share = share(fields.optional("share"), role);
            OpenData openData = openData(fields.optional("open-data"));
            String written = values.text(fields.optional("short"));
            if (id == null || name == null) {
                return null;
            }
            String sign = written == null ? signOf(name) : written;
            Integer first = signs.putIfAbsent(sign, fields.node().line());
            if (first != null) {
                findings.error(fields.at("short"), "duplicate-sign", sign, String.valueOf(first));
                return null;
            }
            return new Municipality(id, name, sign, population, role, approval, share, openData);
        }

        private @Nullable Integer share(@Nullable Scalar scalar, Role role) {
            Integer share = values.count(scalar);
            if (scalar != null && share != null && (share > 100 || role == Role.AGENCY)) {
                findings.error(scalar, role == Role.AGENCY ? "share-of-agency" : "share-too-large", scalar.value());
                return null;
            }
            return share;
        }

        private OpenData openData(@Nullable Scalar scalar) {
            if (scalar == null || scalar.value().equals("false")) {
                return OpenData.OFF;
            }
            if (!scalar.value().equals("true")) {
                findings.error(scalar, "not-one-of", scalar.value(), "true, false");
            }
            return OpenData.ON;
        }

        private Role role(@Nullable Scalar scalar) {
            if (scalar == null || scalar.value().equals("town")) {
                return Role.TOWN;
            }
            if (!scalar.value().equals("agency")) {
                findings.error(scalar, "not-one-of", scalar.value(), "town, agency");
            }
            return Role.AGENCY;
        }

        /** The initials of a name of several words, or its first two letters. */
        private static String signOf(String name) {
            String[] words = name.strip().split("[\\s-]+");
            String letters = words.length > 1 ? words[0].substring(0, 1) + words[1].substring(0, 1) : name.strip();
            return letters.substring(0, Math.min(2, letters.length())).toUpperCase(Locale.ROOT);
        }
    }
}
