/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.CampaignProblem;
import de.malklug.campaign.CampaignSettings;
import de.malklug.campaign.CampaignText;
import de.malklug.campaign.Effect;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.yaml.YamlChange;
import de.malklug.campaign.yaml.YamlEdit;
import de.malklug.campaign.yaml.YamlEditor;
import de.malklug.campaign.yaml.YamlPath;
import de.malklug.campaign.yaml.YamlValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Changes {@code campaign.yaml}, which stays the one truth about a campaign: exactly the values meant, everything else byte for byte, in
 * one step, and only if the file is still as the person saw it. What was changed is taken up at once.
 */
public final class CampaignFile {

    private static final String CALENDARS = "calendar";
    private static final int LONGEST_ID = 40;

    private final Path folder;
    private final Supplier<ImportResult> imports;
    private final AuditTrail audit;

    /**
     * @param folder of campaigns, or of one campaign
     * @param imports takes up what was changed
     */
    public CampaignFile(Path folder, Supplier<ImportResult> imports, AuditTrail audit) {
        this.folder = folder;
        this.imports = imports;
        this.audit = audit;
    }

    /** What became of a change. */
    public sealed interface Outcome permits Saved, Unchanged, Stale, Wrong, Unwritable, Unchangeable, Unknown {}

    /** It stands in the file and was taken up. */
    public record Saved(ImportResult result) implements Outcome {}

    /** The file says all of it already. */
    public record Unchanged() implements Outcome {}

    /** The file changed since the person saw it; nothing was written. */
    public record Stale(CampaignText now) implements Outcome {}

    /** The campaign would have errors; nothing was written. */
    public record Wrong(List<CampaignProblem> problems) implements Outcome {}

    /** The folder or file can't be written. */
    public record Unwritable(String file) implements Outcome {}

    /** The file is written in a way that can't be changed in parts there. */
    public record Unchangeable(int line) implements Outcome {}

    /** There is no such campaign file. */
    public record Unknown() implements Outcome {}

    /** A campaign's file as it is now. */
    public Optional<CampaignText> find(CampaignId campaign) {
        try {
            return CampaignText.in(folder).stream()
                    .filter(each -> each.campaign().id().equals(campaign))
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** An id made of a layer's or election's title; empty if nothing of it can be used. */
    public static Optional<String> layerId(String title) {
        String plain = title.toLowerCase(Locale.GERMAN)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss");
        String id = Normalizer.normalize(plain, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String cut = id.substring(0, Math.min(LONGEST_ID, id.length())).replaceAll("-+$", "");
        return Optional.of(cut).filter(MunicipalityId::isValid);
    }

    /** Differs whenever the file's content does. */
    public static String sum(CampaignText text) {
        return new Fingerprint().add(text.bytes()).hex();
    }

    /**
     * Sets what is wanted, all of it or nothing.
     *
     * @param seen the sum of the file the person saw
     * @param wanted by the names of {@link CampaignSettings}; what is not there stays as it is
     */
    public synchronized Outcome change(CampaignId campaign, String seen, Map<String, String> wanted, Actor actor) {
        return find(campaign)
                .map(text -> {
                    Map<String, String> now = CampaignSettings.of(text.campaign());
                    Map<String, String> before = new LinkedHashMap<>();
                    Map<String, String> after = new LinkedHashMap<>();
                    wanted.forEach((name, value) -> {
                        if (!value.strip().equals(now.getOrDefault(name, ""))) {
                            before.put(name, now.getOrDefault(name, ""));
                            after.put(name, value.strip());
                        }
                    });
                    List<YamlChange> changes = CampaignSettings.changes(text.campaign(), wanted);
                    return change(text, seen, changes, before, after, actor);
                })
                .orElseGet(Unknown::new);
    }

    private Outcome change(
            CampaignText text,
            String seen,
            List<YamlChange> changes,
            Map<String, String> before,
            Map<String, String> after,
            Actor actor) {
        if (!sum(text).equals(seen)) {
            return new Stale(text);
        }
        if (changes.isEmpty()) {
            return new Unchanged();
        }
        byte[] changed = text.bytes();
        for (YamlChange change : changes) {
            YamlEdit edit = YamlEditor.apply(changed, List.of(change));
            if (edit instanceof YamlEdit.Impossible impossible) {
                return new Unchangeable(impossible.line());
            }
            changed = ((YamlEdit.Done) edit).file();
        }
        CampaignText next = text.saying(changed);
        if (next.hasErrors() || !next.campaign().id().equals(text.campaign().id())) {
            return new Wrong(
                    next.problems().stream().filter(CampaignProblem::isError).toList());
        }
        try {
            replace(text.file(), changed);
        } catch (IOException e) {
            return new Unwritable(text.file().toString());
        }
        audit.record(actor, "campaign.changed", subject(next), before, after);
        return new Saved(imports.get());
    }

    /**
     * Puts an iCalendar file into the campaign's folder and makes it a layer; a layer of that id gets the file instead of the one it had.
     *
     * @param layer id of the layer
     * @param towns whom it concerns; empty for all
     */
    public synchronized Outcome addCalendar(
            CampaignId campaign,
            String layer,
            String title,
            Effect effect,
            List<MunicipalityId> towns,
            byte[] calendar,
            Actor actor) {
        Optional<CampaignText> found = find(campaign);
        if (found.isEmpty()) {
            return new Unknown();
        }
        CampaignText text = found.get();
        String name = CALENDARS + "/" + layer + ".ics";
        Path file = text.file().resolveSibling(name);
        byte[] old;
        try {
            old = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            Files.createDirectories(file.getParent());
            replace(file, calendar);
        } catch (IOException e) {
            return new Unwritable(file.toString());
        }
        Map<String, YamlValue> keys = new LinkedHashMap<>();
        keys.put("title", YamlValue.quoted(title));
        keys.put("file", YamlValue.plain(name));
        keys.put("then", YamlValue.plain(effect.written()));
        if (!towns.isEmpty()) {
            keys.put(
                    "municipalities",
                    YamlValue.words(towns.stream().map(MunicipalityId::value).toList()));
        }
        YamlChange change = new YamlChange.Set(YamlPath.of("layers", layer), new YamlValue.Keys(keys));
        Outcome outcome =
                change(text, sum(text), List.of(change), Map.of(), Map.of("layer", title, "file", name), actor);
        if (outcome instanceof Unchanged) {
            audit.record(actor, "campaign.changed", subject(text), Map.of(), Map.of("layer", title, "file", name));
            return new Saved(imports.get());
        }
        if (!(outcome instanceof Saved)) {
            restore(file, old);
        }
        return outcome;
    }

    private static void restore(Path file, byte[] old) {
        try {
            if (old.length == 0) {
                Files.deleteIfExists(file);
            } else {
                replace(file, old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In one step: whoever reads the file meanwhile reads the old or the new one. */
    private static void replace(Path file, byte[] content) throws IOException {
        Path real = Files.exists(file) ? file.toRealPath() : file;
        Path next = Files.createTempFile(real.toAbsolutePath().getParent(), ".", ".new");
        try {
            Files.write(next, content);
            if (Files.exists(real) && Files.getFileStore(real).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(next, Files.getPosixFilePermissions(real));
            }
            try {
                Files.move(next, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(next, real, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static AuditTrail.Subject subject(CampaignText text) {
        CampaignId id = text.campaign().id();
        return new AuditTrail.Subject("campaign", id.value(), text.campaign().title(), id, null);
    }
}
