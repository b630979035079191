/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import static org.assertj.core.api.Assertions.assertThat;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.CampaignSettings;
import de.malklug.campaign.CampaignText;
import de.malklug.campaign.Effect;
import de.malklug.campaign.MunicipalityId;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The campaign's file is changed where it is meant to be, and nowhere else. */
class CampaignFileTest {

    private static final CampaignId CAMPAIGN = new CampaignId("5malklug");
    private static final Actor AGENCY = new Actor("agentur", "Agentur", Actor.Role.AGENCY, null);

    @TempDir
    Path folder;

    private final List<String> audited = new ArrayList<>();
    private Path yaml;
    private CampaignFile file;

    @BeforeEach
    void copy() throws IOException {
        yaml = folder.resolve("5malklug/campaign.yaml");
        Files.createDirectories(yaml.resolveSibling("calendar"));
        Files.copy(Path.of("campaigns/5malklug/campaign.yaml"), yaml);
        Files.copy(
                Path.of("campaigns/5malklug/calendar/schulferien-nrw.yaml"),
                yaml.resolveSibling("calendar/schulferien-nrw.yaml"));
        AuditTrail audit = (AuditTrail) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {AuditTrail.class}, (proxy, method, arguments) -> {
                    audited.add(arguments[1] + " " + arguments[3] + " -> " + arguments[4]);
                    return null;
                });
        file = new CampaignFile(folder, () -> new ImportResult(false, List.of(), List.of()), audit);
    }

    @Test
    void one_value_changes_one_line() throws IOException {
        List<String> before = Files.readAllLines(yaml);

        assertThat(save(Map.of("rules.latest", "180"))).isInstanceOf(CampaignFile.Saved.class);

        assertThat(differing(before))
                .containsExactly(
                        "  latest: 3 hours              # später als so geht kein Beitrag mehr von selbst hinaus");
        assertThat(audited).containsExactly("campaign.changed {rules.latest=120} -> {rules.latest=180}");
    }

    @Test
    void saving_everything_as_it_is_changes_nothing() throws IOException {
        byte[] before = Files.readAllBytes(yaml);

        assertThat(save(CampaignSettings.of(text().campaign()))).isInstanceOf(CampaignFile.Unchanged.class);

        assertThat(Files.readAllBytes(yaml)).isEqualTo(before);
        assertThat(audited).isEmpty();
    }

    @Test
    void every_kind_of_setting_is_read_back_as_it_was_set() {
        Map<String, String> wanted = new HashMap<>(CampaignSettings.of(text().campaign()));
        wanted.put("period.to", "2026-12-13");
        wanted.put("anchor.at", "2026-11-18T09:30");
        wanted.put("rules.late", "ask");
        wanted.put("quiet.from", "22:30");
        wanted.put("distance.then", "blocks");
        wanted.put("distance.least", "90");
        wanted.put("account.soest-bluesky.quiet.then", "none");
        wanted.put("account.soest-bluesky.distance.then", "usual");
        wanted.put("layer.feiertage.then", "proposes");
        wanted.put("neutrality.wahl.title", "Wahl: „Rat“");
        wanted.put("neutrality.wahl.from", "2026-10-20");
        wanted.put("neutrality.wahl.to", "2026-11-08");
        wanted.put("neutrality.wahl.then", "blocks");
        wanted.put("neutrality.wahl.towns", "soest, olpe");
        wanted.put("neutrality.wahl.office-holders", "Landrat, Bürgermeisterin");
        for (String town : List.of("arnsberg", "bad-berleburg", "menden", "olpe", "soest")) {
            wanted.put("share." + town, "20");
        }

        assertThat(save(wanted)).isInstanceOf(CampaignFile.Saved.class);

        Map<String, String> now = CampaignSettings.of(text().campaign());
        wanted.put("account.soest-bluesky.quiet.from", "");
        wanted.forEach(
                (name, value) -> assertThat(now.getOrDefault(name, "")).as(name).isEqualTo(value));

        assertThat(save(Map.of(
                        "neutrality.wahl.remove",
                        "yes",
                        "account.soest-bluesky.quiet.then",
                        "usual",
                        "quiet.then",
                        "none")))
                .isInstanceOf(CampaignFile.Saved.class);
        assertThat(text().campaign().rules().neutrality()).isEmpty();
        assertThat(text().campaign().rules().rhythm().accounts()).isEmpty();
        assertThat(text().campaign().rules().rhythm().quiet().isNone()).isTrue();
        assertThat(text().hasErrors()).isFalse();
    }

    @Test
    void a_file_that_changed_meanwhile_is_not_overwritten() throws IOException {
        String seen = CampaignFile.sum(text());
        Files.writeString(yaml, Files.readString(yaml).replace("latest: 2 hours", "latest: 5 hours"));
        byte[] theirs = Files.readAllBytes(yaml);

        assertThat(file.change(CAMPAIGN, seen, Map.of("rules.latest", "180"), AGENCY))
                .isInstanceOf(CampaignFile.Stale.class);

        assertThat(Files.readAllBytes(yaml)).isEqualTo(theirs);
    }

    @Test
    void what_would_be_wrong_is_not_written() throws IOException {
        byte[] before = Files.readAllBytes(yaml);

        assertThat(save(Map.of("period.to", "2020-01-01")))
                .isInstanceOfSatisfying(
                        CampaignFile.Wrong.class,
                        wrong -> assertThat(wrong.problems()).isNotEmpty());

        assertThat(Files.readAllBytes(yaml)).isEqualTo(before);
    }

    @Test
    void a_calendar_becomes_a_layer_and_a_broken_one_leaves_no_trace() {
        List<MunicipalityId> soest = List.of(new MunicipalityId("soest"));
        String calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Rat//DE\r\nBEGIN:VEVENT\r\nUID:1\r\n"
                + "DTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20261103\r\nSUMMARY:Rat\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

        assertThat(file.addCalendar(CAMPAIGN, "rat", "Rat: Soest", Effect.WARNS, soest, bytes(calendar), AGENCY))
                .isInstanceOf(CampaignFile.Saved.class);
        assertThat(text().campaign().rules().layers().getLast()).satisfies(layer -> {
            assertThat(layer.title()).isEqualTo("Rat: Soest");
            assertThat(layer.days())
                    .singleElement()
                    .satisfies(day -> assertThat(day.municipalities()).isEqualTo(soest));
        });

        assertThat(file.addCalendar(CAMPAIGN, "neu", "Neu", Effect.WARNS, soest, bytes("Quatsch"), AGENCY))
                .isInstanceOf(CampaignFile.Wrong.class);
        assertThat(yaml.resolveSibling("calendar/neu.ics")).doesNotExist();
        assertThat(text().hasErrors()).isFalse();
    }

    private CampaignFile.Outcome save(Map<String, String> wanted) {
        return file.change(CAMPAIGN, CampaignFile.sum(text()), wanted, AGENCY);
    }

    private CampaignText text() {
        return file.find(CAMPAIGN).orElseThrow();
    }

    private List<String> differing(List<String> before) throws IOException {
        List<String> after = Files.readAllLines(yaml);
        assertThat(after).hasSameSizeAs(before);
        return after.stream().filter(line -> !before.contains(line)).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
