/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import de.malklug.networks.ImageLimits;
import de.malklug.networks.Limits;
import de.malklug.networks.MediaSource;
import de.malklug.networks.Message;
import de.malklug.storage.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Keeps pictures and videos under the checksum of their bytes, in {@code media} of the data folder. What was taken in never
 * changes, whatever happens to the file it came from.
 */
@Component
public class MediaLibrary implements MediaSource {

    private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{64}");

    private static final String FOLDER = "media";
    private static final String THUMBNAILS = "thumbnails";

    /** Enough for a tile on a screen with two dots per pixel. */
    private static final int THUMBNAIL_SIDE = 480;

    private final DataFolder data;
    private final @Nullable PublicLinks links;
    private final Map<Path, Taken> taken = new ConcurrentHashMap<>();
    private final Map<Fit, Message.Media> fitted = new ConcurrentHashMap<>();
    private final Cleaning cleaning = new Cleaning();

    @Autowired
    public MediaLibrary(DataFolder data, PublicLinks links) {
        this.data = data;
        this.links = links;
    }

    /** A library nobody fetches from. */
    public MediaLibrary(DataFolder data) {
        this.data = data;
        this.links = null;
    }

    private record Fit(String id, ImageLimits limits) {}

    /** What a file looked like when it was taken in, and what it was. */
    private record Taken(String stamp, MediaProperties properties) {}

    /**
     * Takes a copy of a file, if there is none of the same bytes. Costs next to nothing if the file was taken before and has
     * not changed.
     *
     * @throws UnreadableMedia if the file is no picture or video malklug knows, or is damaged
     * @throws IOException if it can't be read, or not be copied
     */
    public MediaProperties take(Path file) throws IOException {
        Path real = file.toRealPath();
        String stamp = stamp(real);
        Taken before = taken.get(real);
        if (before != null && before.stamp().equals(stamp) && holds(before.properties())) {
            return before.properties();
        }
        MediaProperties properties = keep(real);
        taken.put(real, new Taken(stamp, properties));
        return properties;
    }

    @Override
    public Path fileOf(Message.Media media) {
        return find(media.id())
                .orElseThrow(() -> new UncheckedIOException(new NoSuchFileException("media " + media.id())));
    }

    /** Whether networks can fetch from here, because malklug has a public address. */
    public boolean canBeFetched() {
        return links != null && links.available();
    }

    @Override
    public @Nullable URI linkTo(Message.Media media) {
        return links == null ? null : links.to(media);
    }

    @Override
    public Message.Media fitted(Message.Media media, Limits limits) {
        if (!media.isImage() || !limits.images().canFit(media)) {
            return media;
        }
        Message.Media fit =
                fitted.computeIfAbsent(new Fit(media.id(), limits.images()), wanted -> fit(media, limits.images()));
        return media.as(fit.id(), fit.contentType(), fit.size(), fit.width(), fit.height());
    }

    private Message.Media fit(Message.Media media, ImageLimits limits) {
        Path file = fileOf(media);
        try {
            if (limits.fits(media) && !CameraNotes.in(file)) {
                return media;
            }
            Rendition.Encoded encoded = new Rendition(limits).of(file, media);
            Path draft = data.folder(FOLDER).resolve("." + UUID.randomUUID());
            try {
                Files.write(draft, encoded.bytes());
                return keep(draft).withAlt(media.alt());
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Picture " + media.id() + " cannot be made to fit", e);
        }
    }

    /** The bytes with that checksum, if they are here. */
    public Optional<Path> find(String sha256) {
        if (!CHECKSUM.matcher(sha256).matches()) {
            return Optional.empty();
        }
        return Optional.of(kept(sha256)).filter(Files::isRegularFile);
    }

    /**
     * Takes a copy of a file without what tells where, when and with what it was made; a picture must also open.
     *
     * @throws UnreadableMedia if the file is no picture or video malklug knows, or is damaged
     */
    MediaProperties takeClean(Path file) throws IOException {
        Path draft = data.folder(FOLDER).resolve("." + UUID.randomUUID());
        try {
            Files.copy(file, draft);
            cleaning.clean(draft, MediaProperties.read(draft));
            MediaProperties properties = MediaProperties.read(draft);
            if (properties.contentType().startsWith("image/")) {
                makeThumbnail(draft, properties);
            }
            return keep(draft);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** A small JPEG of a picture that is here, made on first demand; empty for videos and what is not here. */
    public Optional<Path> thumbnail(String sha256) throws IOException {
        Optional<Path> file = find(sha256);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Path thumbnail = data.path().resolve(THUMBNAILS).resolve(sha256);
        if (!Files.isRegularFile(thumbnail)) {
            MediaProperties properties = MediaProperties.read(file.get());
            if (!properties.contentType().startsWith("image/")) {
                return Optional.empty();
            }
            makeThumbnail(file.get(), properties);
        }
        return Optional.of(thumbnail);
    }

    private void makeThumbnail(Path file, MediaProperties picture) throws IOException {
        Path folder = data.folder(THUMBNAILS);
        Path thumbnail = folder.resolve(picture.sha256());
        if (!Files.isRegularFile(thumbnail)) {
            Path draft = folder.resolve("." + UUID.randomUUID());
            try {
                Files.write(draft, cleaning.thumbnail(file, picture, THUMBNAIL_SIDE));
                Files.move(draft, thumbnail, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        }
    }

    /** Deletes bytes nobody needs any more. */
    void forget(String sha256) {
        try {
            Files.deleteIfExists(kept(sha256));
            Files.deleteIfExists(data.path().resolve(THUMBNAILS).resolve(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete media " + sha256, e);
        }
    }

    /** Looks at a copy, so that what is told about the bytes is true of the bytes that are kept. */
    private MediaProperties keep(Path file) throws IOException {
        Path folder = data.folder(FOLDER);
        Path draft = folder.resolve("." + UUID.randomUUID());
        try {
            Files.copy(file, draft);
            MediaProperties properties = MediaProperties.read(draft);
            if (!holds(properties)) {
                makeDurable(draft);
                Files.move(draft, folder.resolve(properties.sha256()), StandardCopyOption.ATOMIC_MOVE);
                makeDurable(folder);
            }
            return properties;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private boolean holds(MediaProperties properties) throws IOException {
        Path kept = kept(properties.sha256());
        return Files.isRegularFile(kept) && Files.size(kept) == properties.size();
    }

    private Path kept(String sha256) {
        return data.path().resolve(FOLDER).resolve(sha256);
    }

    private static void makeDurable(Path path) throws IOException {
        if (Files.isDirectory(path)
                && !FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        StandardOpenOption option = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    private static String stamp(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return attributes.lastModifiedTime().toInstant() + " " + attributes.size() + " " + attributes.fileKey();
    }
}
