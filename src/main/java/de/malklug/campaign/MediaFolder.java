/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.yaml.Fields;
import de.malklug.campaign.yaml.Findings;
import de.malklug.campaign.yaml.Nearest;
import de.malklug.campaign.yaml.YamlNode;
import de.malklug.campaign.yaml.YamlNode.Scalar;
import de.malklug.networks.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pictures and videos of one campaign. Each file is looked at once, however often it is named. */
final class MediaFolder {

    private static final List<String> MEDIA = List.of("file", "alt", "decorative", "captions", "no-speech");
    private static final Pattern CAPTIONS = Pattern.compile("(?i).*\\.(vtt|srt)");
    private static final Pattern DRIVE_OR_ADDRESS = Pattern.compile("[A-Za-z]:.*|[A-Za-z][A-Za-z0-9+.-]*://.*");

    private final Function<String, Look> eyes;
    private final Function<String, Look> captionEyes;
    private final Map<String, Look> looks = new HashMap<>();

    MediaFolder(Path folder, Surroundings surroundings) {
        Eyes inFolder = new Eyes(folder, surroundings);
        this.eyes = inFolder::look;
        this.captionEyes = inFolder::lookForCaptions;
    }

    /** Pictures and videos that are somewhere else than in a folder. */
    MediaFolder(Function<String, Optional<Message.Media>> known) {
        this.eyes = file -> known.apply(file)
                .map(media -> new Look(media, "", List.of()))
                .orElseGet(() -> Look.problem("media-missing-far", file));
        this.captionEyes = file -> Look.FINE;
    }

    /** What a look at a file found: what it is, or else what is wrong with it. */
    private record Look(Message.@Nullable Media media, String problem, List<Object> arguments) {

        private static final Look FINE = new Look(null, "", List.of());

        static Look problem(String key, Object... arguments) {
            return new Look(null, key, List.of(arguments));
        }
    }

    /** Reads an entry of a {@code media} list; null if it names no file. */
    @Nullable
    MediaReference read(YamlNode node, Findings findings) {
        Fields fields = Fields.of(node, "media", MEDIA, findings);
        if (fields == null) {
            return null;
        }
        String decorative = reason(fields, "decorative");
        String alt = alt(fields, decorative != null, findings);
        String captions = captions(fields, findings);
        Scalar file = fields.required("file");
        if (file == null) {
            return null;
        }
        Look look = looks.computeIfAbsent(file.value(), eyes);
        if (look.media() == null) {
            findings.error(file, look.problem(), look.arguments().toArray());
        }
        return new MediaReference(file.value(), alt, decorative, captions, reason(fields, "no-speech"));
    }

    /** The file as it will be sent; empty if something is wrong with it. */
    Optional<Message.Media> find(MediaReference reference) {
        Look look = looks.get(reference.file());
        return Optional.ofNullable(look == null ? null : look.media())
                .map(found -> new Message.Media(
                        found.id(),
                        found.contentType(),
                        found.size(),
                        found.width(),
                        found.height(),
                        found.duration(),
                        reference.alt()));
    }

    private static @Nullable String reason(Fields fields, String key) {
        Scalar reason = fields.optional(key);
        return reason == null ? null : reason.value().strip();
    }

    private @Nullable String captions(Fields fields, Findings findings) {
        Scalar captions = fields.optional("captions");
        if (captions == null) {
            return null;
        }
        String file = captions.value().strip();
        if (file.equals(MediaReference.IN_PICTURE)) {
            return file;
        }
        if (!CAPTIONS.matcher(file).matches()) {
            findings.error(captions, "not-captions", file);
        } else {
            Look look = captionEyes.apply(file);
            if (!look.problem().isEmpty()) {
                findings.error(captions, look.problem(), look.arguments().toArray());
            }
        }
        return file;
    }

    private static String alt(Fields fields, boolean decorative, Findings findings) {
        if (decorative
                && (!fields.has("alt")
                        || fields.at("alt") instanceof Scalar empty
                                && empty.value().isBlank())) {
            return "";
        }
        if (!(fields.at("alt") instanceof Scalar alt)) {
            if (fields.has("alt")) {
                fields.optional("alt");
            } else {
                findings.error(fields.node(), "alt-missing");
            }
            return "";
        }
        String text = alt.value().strip();
        if (text.isEmpty() || alt.isNothing()) {
            findings.error(alt, "alt-missing");
            return "";
        }
        if (MediaReference.isFileName(text)) {
            findings.error(alt, "alt-is-file-name", text);
        }
        return text;
    }

    /** Looks at the files of a folder. */
    private record Eyes(Path folder, Surroundings surroundings) {

        private Look look(String file) {
            return look(file, path -> new Look(surroundings.media(path, ""), "", List.of()));
        }

        private Look lookForCaptions(String file) {
            return look(file, path -> Look.FINE);
        }

        private Look look(String file, Inside inside) {
            try {
                if (leadsOutside(file)) {
                    return Look.problem("media-outside", file);
                }
                Path path = folder.resolve(file);
                if (!Files.exists(path)) {
                    return missing(path, file);
                }
                if (!path.toRealPath().startsWith(folder.toRealPath())) {
                    return Look.problem("media-outside", file);
                }
                if (!Files.isRegularFile(path)) {
                    return Look.problem("media-unreadable", file);
                }
                return inside.look(path);
            } catch (IOException | InvalidPathException e) {
                return Look.problem("media-unreadable", file);
            }
        }

        @FunctionalInterface
        private interface Inside {
            Look look(Path file) throws IOException;
        }

        private static boolean leadsOutside(String file) {
            return file.startsWith("/")
                    || file.startsWith("\\")
                    || DRIVE_OR_ADDRESS.matcher(file).matches()
                    || List.of(file.split("[/\\\\]")).contains("..");
        }

        private Look missing(Path path, String file) throws IOException {
            Path parent = path.getParent();
            if (parent == null
                    || !Files.isDirectory(parent)
                    || !parent.toRealPath().startsWith(folder.toRealPath())) {
                return Look.problem("media-missing-far", file);
            }
            String written = file.substring(file.lastIndexOf('/') + 1);
            try (Stream<Path> siblings = Files.list(parent)) {
                List<String> names = siblings.map(each -> each.getFileName().toString())
                        .filter(each -> !each.startsWith("."))
                        .sorted()
                        .toList();
                Optional<String> nearest = names.stream()
                        .filter(each -> each.equalsIgnoreCase(written))
                        .findFirst()
                        .or(() -> Nearest.to(written.toLowerCase(Locale.ROOT), names));
                return nearest.map(name -> Look.problem(
                                "media-missing", file, file.substring(0, file.length() - written.length()) + name))
                        .orElseGet(() -> Look.problem("media-missing-far", file));
            }
        }
    }
}
