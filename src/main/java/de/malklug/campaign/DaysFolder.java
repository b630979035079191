/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.yaml.Findings;
import de.malklug.campaign.yaml.YamlFile;
import de.malklug.campaign.yaml.YamlLimits;
import de.malklug.campaign.yaml.YamlNode.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calendar files in a campaign's folder, and what was found wrong in them. */
final class DaysFolder implements LayersSheet.DaysFiles {

    private final Path folder;
    private final YamlLimits limits;
    private final Map<Path, Findings> findings = new LinkedHashMap<>();

    DaysFolder(Path folder, YamlLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /** What is wrong in each file that was read. */
    Map<Path, Findings> findings() {
        return findings;
    }

    @Override
    public List<LayerDay> read(
            Scalar file,
            List<MunicipalityId> towns,
            @Nullable List<MunicipalityId> known,
            ZoneId zone,
            Period period,
            Findings sheet) {
        String name = file.value().strip();
        boolean yaml = name.toLowerCase(Locale.ROOT).matches(".*\\.ya?ml");
        if (!yaml && !name.toLowerCase(Locale.ROOT).endsWith(".ics")) {
            sheet.error(file, "days-file-kind", name);
            return List.of();
        }
        if (yaml && !name.contains("/")) {
            sheet.error(file, "days-file-among-posts", name);
            return List.of();
        }
        Path path = inFolder(name);
        if (path == null) {
            sheet.error(file, "days-file-missing", name);
            return List.of();
        }
        Findings own = findings.computeIfAbsent(path, none -> new Findings());
        try {
            if (Files.size(path) > limits.bytes()) {
                own.error(1, 1, "file-too-large", Files.size(path), limits.bytes());
                return List.of();
            }
            byte[] bytes = Files.readAllBytes(path);
            return yaml
                    ? DaysSheet.read(YamlFile.read(bytes, limits, own), towns, known, own)
                    : CalendarDays.read(bytes, towns, zone, period, own);
        } catch (IOException e) {
            own.error(1, 1, "file-unreadable");
            return List.of();
        }
    }

    /** Null if it is not there, or not in the folder. */
    private @Nullable Path inFolder(String name) {
        try {
            Path path = folder.resolve(name).normalize();
            return Files.isRegularFile(path) && path.toRealPath().startsWith(folder.toRealPath()) ? path : null;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }
}
