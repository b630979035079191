/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.yaml.YamlChange;
import de.malklug.campaign.yaml.YamlPath;
import de.malklug.campaign.yaml.YamlValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people set about a campaign, as texts by name, and how they are written in its file. Names:
 *
 * <ul>
 *   <li>{@code period.from|to}, {@code anchor.title|at|until|link}, {@code rules.latest} (minutes), {@code rules.late};
 *   <li>{@code quiet.then|from|to} and {@code distance.then|least} (minutes), the same under {@code account.<id>.}; {@code then} is {@code
 *       none} for no such rule and, of an account, {@code usual} for the campaign's;
 *   <li>{@code layer.<id>.title|then}, {@code neutrality.<id>.title|from|to|then|towns|office-holders|success-words|themes} (lists separated
 *       by commas), {@code share.<municipality>} (percent);
 *   <li>{@code layer.<id>.remove} and {@code neutrality.<id>.remove}: {@code yes} takes it out.
 * </ul>
 */
public final class CampaignSettings {

    public static final String NONE = "none";
    public static final String USUAL = "usual";

    private static final String YES = "yes";
    private static final List<String> WINDOW =
            List.of("title", "from", "to", "then", "towns", "office-holders", "success-words", "themes");

    private final Map<String, String> now;
    private final Map<String, String> wanted;
    private final List<YamlChange> changes = new ArrayList<>();

    private CampaignSettings(Map<String, String> now, Map<String, String> wanted) {
        this.now = now;
        this.wanted = wanted;
    }

    /** What is set now, in the order of the page. */
    public static Map<String, String> of(Campaign campaign) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("period.from", campaign.period().from().toString());
        all.put("period.to", campaign.period().to().toString());
        Anchor anchor = campaign.anchor();
        if (anchor != null) {
            all.put("anchor.title", anchor.title());
            all.put("anchor.at", anchor.at().toString());
            all.put("anchor.until", Objects.toString(anchor.until(), ""));
            all.put("anchor.link", Objects.toString(anchor.link(), ""));
        }
        Rules rules = campaign.rules();
        all.put("rules.latest", minutes(rules.latest()));
        all.put("rules.late", rules.late().written());
        putQuiet("", rules.rhythm().quiet(), all);
        putDistance("", rules.rhythm().distance(), all);
        rules.rhythm().accounts().keySet().stream().sorted().forEach(id -> {
            Rhythm.Own own = Objects.requireNonNull(rules.rhythm().accounts().get(id));
            putQuiet("account." + id + ".", own.quiet(), all);
            putDistance("account." + id + ".", own.distance(), all);
        });
        for (Layer layer : rules.layers()) {
            all.put("layer." + layer.id() + ".title", layer.title());
            all.put("layer." + layer.id() + ".then", layer.effect().written());
        }
        rules.neutrality().forEach(window -> putWindow(window, all));
        for (Municipality each : campaign.municipalities()) {
            if (each.role() == Municipality.Role.TOWN) {
                all.put("share." + each.id(), Objects.toString(each.share(), ""));
            }
        }
        return all;
    }

    /** The path of names in campaign.yaml under which a setting stands, or would. */
    public static List<String> path(String name) {
        List<String> parts = Arrays.asList(name.split("\\."));
        return switch (parts.getFirst()) {
            case "quiet" -> List.of("rules", "quiet-hours", parts.get(1));
            case "distance" -> List.of("rules", "distance", parts.get(1));
            case "account" ->
                List.of(
                        "rules",
                        "accounts",
                        parts.get(1),
                        parts.get(2).equals("quiet") ? "quiet-hours" : "distance",
                        parts.get(3));
            case "layer" -> List.of("layers", parts.get(1), parts.get(2));
            case "neutrality" ->
                List.of("neutrality", parts.get(1), parts.get(2).equals("towns") ? "municipalities" : parts.get(2));
            case "share" -> List.of("municipalities", parts.get(1), "share");
            default -> parts;
        };
    }

    /**
     * What has to be changed in the file.
     *
     * @param wanted by name; what is not there stays as it is
     */
    public static List<YamlChange> changes(Campaign campaign, Map<String, String> wanted) {
        CampaignSettings settings = new CampaignSettings(of(campaign), wanted);
        settings.single("period.from", YamlValue::raw);
        settings.single("period.to", YamlValue::raw);
        settings.single("anchor.title", YamlValue::quoted);
        settings.single("anchor.at", YamlValue::raw);
        settings.single("anchor.until", YamlValue::raw);
        settings.single("anchor.link", YamlValue::plain);
        settings.single("rules.latest", CampaignSettings::duration);
        settings.single("rules.late", YamlValue::plain);
        settings.rhythm("", List.of("rules"));
        settings.accounts();
        settings.layers();
        settings.windows();
        settings.ids("share").forEach(town -> settings.single("share." + town, YamlValue::raw));
        return settings.changes;
    }

    private void single(String name, java.util.function.Function<String, YamlValue> write) {
        if (!differs(name)) {
            return;
        }
        YamlPath path = YamlPath.of(path(name).toArray(String[]::new));
        String value = want(name);
        changes.add(value.isEmpty() ? new YamlChange.Remove(path) : new YamlChange.Set(path, write.apply(value)));
    }

    private void rhythm(String prefix, List<String> holder) {
        rule(prefix + "quiet", holder, "quiet-hours", List.of("then", "from", "to"));
        rule(prefix + "distance", holder, "distance", List.of("then", "least"));
    }

    private void rule(String name, List<String> holder, String key, List<String> parts) {
        if (parts.stream().noneMatch(part -> differs(name + "." + part))) {
            return;
        }
        String then = want(name + ".then");
        YamlPath path = YamlPath.of(holder.toArray(String[]::new)).key(key);
        if (then.equals(USUAL)) {
            changes.add(new YamlChange.Remove(path));
        } else if (then.equals(NONE)) {
            if (!then.equals(now.get(name + ".then"))) {
                changes.add(new YamlChange.Set(path, YamlValue.plain(NONE)));
            }
        } else {
            Map<String, YamlValue> keys = new LinkedHashMap<>();
            for (String part : parts.subList(1, parts.size())) {
                String value = want(name + "." + part);
                keys.put(part, part.equals("least") ? duration(value) : YamlValue.quoted(value));
            }
            keys.put("then", YamlValue.plain(then));
            changes.add(new YamlChange.Set(path, new YamlValue.Keys(keys)));
        }
    }

    private void accounts() {
        Set<String> before = ids(now, "account");
        Set<String> all = ids("account");
        List<String> plain = all.stream().filter(this::isUsual).toList();
        boolean none = plain.size() == all.size();
        if (none && !before.isEmpty()) {
            changes.add(new YamlChange.Remove(YamlPath.of("rules", "accounts")));
            return;
        }
        for (String id : all) {
            if (!isUsual(id)) {
                rhythm("account." + id + ".", List.of("rules", "accounts", id));
            } else if (before.contains(id)) {
                changes.add(new YamlChange.Remove(YamlPath.of("rules", "accounts", id)));
            }
        }
    }

    private boolean isUsual(String account) {
        return List.of("quiet", "distance").stream()
                .allMatch(rule ->
                        want("account." + account + "." + rule + ".then", USUAL).equals(USUAL));
    }

    private void layers() {
        if (removesAll("layer", "layers")) {
            return;
        }
        for (String id : ids(now, "layer")) {
            if (isRemoved("layer", id)) {
                changes.add(new YamlChange.Remove(YamlPath.of("layers", id)));
            } else {
                single("layer." + id + ".title", YamlValue::quoted);
                single("layer." + id + ".then", YamlValue::plain);
            }
        }
    }

    private void windows() {
        if (removesAll("neutrality", "neutrality")) {
            return;
        }
        Set<String> before = ids(now, "neutrality");
        for (String id : ids("neutrality")) {
            if (isRemoved("neutrality", id)) {
                changes.add(new YamlChange.Remove(YamlPath.of("neutrality", id)));
            } else if (before.contains(id)) {
                WINDOW.forEach(part -> single("neutrality." + id + "." + part, value -> window(part, value)));
            } else {
                Map<String, YamlValue> keys = new LinkedHashMap<>();
                for (String part : WINDOW) {
                    String value = want("neutrality." + id + "." + part);
                    if (!value.isEmpty()) {
                        keys.put(path("neutrality." + id + "." + part).getLast(), window(part, value));
                    }
                }
                changes.add(new YamlChange.Set(YamlPath.of("neutrality", id), new YamlValue.Keys(keys)));
            }
        }
    }

    private boolean removesAll(String kind, String key) {
        Set<String> before = ids(now, kind);
        boolean all = !before.isEmpty() && ids(kind).stream().allMatch(id -> isRemoved(kind, id));
        if (all) {
            changes.add(new YamlChange.Remove(YamlPath.of(key)));
        }
        return all;
    }

    private boolean isRemoved(String kind, String id) {
        return want(kind + "." + id + ".remove").equals(YES);
    }

    private static YamlValue window(String part, String value) {
        return switch (part) {
            case "title" -> YamlValue.quoted(value);
            case "from", "to" -> YamlValue.raw(value);
            case "then" -> YamlValue.plain(value);
            default -> YamlValue.words(list(value));
        };
    }

    private static List<String> list(String value) {
        return Arrays.stream(value.split("[,\\n]"))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private boolean differs(String name) {
        return wanted.containsKey(name) && !want(name).equals(now.getOrDefault(name, ""));
    }

    private String want(String name) {
        return want(name, "");
    }

    private String want(String name, String otherwise) {
        String value = wanted.getOrDefault(name, now.getOrDefault(name, otherwise));
        return value.strip();
    }

    /** Ids there are now or are wanted. */
    private Set<String> ids(String kind) {
        Set<String> ids = new LinkedHashSet<>(ids(now, kind));
        ids.addAll(ids(wanted, kind));
        return ids;
    }

    private static Set<String> ids(Map<String, String> values, String kind) {
        return values.keySet().stream()
                .filter(name -> name.startsWith(kind + "."))
                .map(name -> name.split("\\.")[1])
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void putQuiet(String prefix, @Nullable QuietHours quiet, Map<String, String> all) {
        QuietHours hours = quiet == null ? QuietHours.NONE : quiet;
        String then = hours.isNone() ? NONE : hours.effect().written();
        all.put(prefix + "quiet.then", quiet == null ? USUAL : then);
        all.put(prefix + "quiet.from", hours.isNone() ? "" : hours.from().toString());
        all.put(prefix + "quiet.to", hours.isNone() ? "" : hours.to().toString());
    }

    private static void putDistance(String prefix, @Nullable Distance distance, Map<String, String> all) {
        Distance least = distance == null ? Distance.NONE : distance;
        String then = least.isNone() ? NONE : least.effect().written();
        all.put(prefix + "distance.then", distance == null ? USUAL : then);
        all.put(prefix + "distance.least", least.isNone() ? "" : minutes(least.least()));
    }

    private static void putWindow(NeutralityWindow window, Map<String, String> all) {
        String prefix = "neutrality." + window.id() + ".";
        all.put(prefix + "title", window.title());
        all.put(prefix + "from", window.from().toString());
        all.put(prefix + "to", window.to().toString());
        all.put(prefix + "then", window.then().written());
        all.put(
                prefix + "towns",
                window.municipalities().stream().map(MunicipalityId::value).collect(Collectors.joining(", ")));
        all.put(prefix + "office-holders", String.join(", ", window.officeHolders()));
        all.put(prefix + "success-words", String.join(", ", window.successWords()));
        all.put(prefix + "themes", String.join(", ", window.themes()));
    }

    private static String minutes(Duration duration) {
        return String.valueOf(duration.toMinutes());
    }

    /** As people write it: hours where they are whole. */
    private static YamlValue duration(String minutes) {
        boolean whole = minutes.matches("\\d{1,6}") && Integer.parseInt(minutes) % 60 == 0;
        int count = whole ? Integer.parseInt(minutes) / 60 : 0;
        return YamlValue.plain(whole && count > 0 ? count + (count == 1 ? " hour" : " hours") : minutes + " minutes");
    }
}
