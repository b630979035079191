/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.gif.GifHeaderDirectory;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.mov.QuickTimeDirectory;
import com.drew.metadata.mov.media.QuickTimeVideoDirectory;
import com.drew.metadata.mp4.Mp4Directory;
import com.drew.metadata.mp4.media.Mp4VideoDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.webp.WebpDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** Looks at a file once and tells what it is. */
final class Inspection {

    private static final int FIRST_ORIENTATION_ON_ITS_SIDE = 5;

    private static final long UNKNOWN_DURATION = 0xFFFF_FFFFL;
    private static final Duration LONGEST_BELIEVABLE = Duration.ofDays(30);

    private Inspection() {}

    /** Pixels as shown, and the duration of a video; 0 or zero if unknown. */
    private record Shape(int width, int height, Duration duration) {}

    static MediaProperties of(Path file) throws IOException {
        Format format;
        long size;
        try (FileChannel channel = FileChannel.open(file)) {
            size = channel.size();
            format = format(file);
            Completeness.check(channel, format);
        }
        Shape shape = shape(file, format);
        return new MediaProperties(
                sha256(file), format.contentType(), size, shape.width(), shape.height(), shape.duration());
    }

    private static Format format(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Format.of(in.readNBytes(Format.MAGIC_BYTES))
                    .orElseThrow(() -> new UnreadableMedia("No picture or video of a known format"));
        }
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** The parser reads bytes of unknown origin; whatever it stumbles over, the file is to blame. */
    private static Shape shape(Path file, Format format) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Metadata metadata = ImageMetadataReader.readMetadata(in, Files.size(file));
            int[] found = switch (format) {
                case PNG ->
                    of(metadata, PngDirectory.class, PngDirectory.TAG_IMAGE_WIDTH, PngDirectory.TAG_IMAGE_HEIGHT);
                case JPEG ->
                    upright(
                            metadata,
                            of(
                                    metadata,
                                    JpegDirectory.class,
                                    JpegDirectory.TAG_IMAGE_WIDTH,
                                    JpegDirectory.TAG_IMAGE_HEIGHT));
                case GIF ->
                    of(
                            metadata,
                            GifHeaderDirectory.class,
                            GifHeaderDirectory.TAG_IMAGE_WIDTH,
                            GifHeaderDirectory.TAG_IMAGE_HEIGHT);
                case WEBP ->
                    of(metadata, WebpDirectory.class, WebpDirectory.TAG_IMAGE_WIDTH, WebpDirectory.TAG_IMAGE_HEIGHT);
                case MP4 ->
                    turned(
                            metadata,
                            Mp4Directory.class,
                            Mp4Directory.TAG_ROTATION,
                            of(
                                    metadata,
                                    Mp4VideoDirectory.class,
                                    Mp4VideoDirectory.TAG_WIDTH,
                                    Mp4VideoDirectory.TAG_HEIGHT));
                case QUICKTIME ->
                    turned(
                            metadata,
                            QuickTimeDirectory.class,
                            QuickTimeDirectory.TAG_ROTATION,
                            of(
                                    metadata,
                                    QuickTimeVideoDirectory.class,
                                    QuickTimeVideoDirectory.TAG_WIDTH,
                                    QuickTimeVideoDirectory.TAG_HEIGHT));
            };
            boolean image = format.contentType().startsWith("image/");
            if (image && (found[0] <= 0 || found[1] <= 0)) {
                throw new UnreadableMedia("The picture does not tell its size");
            }
            Duration duration = switch (format) {
                case MP4 ->
                    duration(metadata, Mp4Directory.class, Mp4Directory.TAG_DURATION, Mp4Directory.TAG_TIME_SCALE);
                case QUICKTIME ->
                    duration(
                            metadata,
                            QuickTimeDirectory.class,
                            QuickTimeDirectory.TAG_DURATION,
                            QuickTimeDirectory.TAG_TIME_SCALE);
                default -> Duration.ZERO;
            };
            return new Shape(found[0], found[1], duration);
        } catch (ImageProcessingException | RuntimeException e) {
            throw new UnreadableMedia("The file is damaged", e);
        }
    }

    private static int[] of(Metadata metadata, Class<? extends Directory> type, int width, int height) {
        for (Directory directory : metadata.getDirectoriesOfType(type)) {
            Integer foundWidth = directory.getInteger(width);
            Integer foundHeight = directory.getInteger(height);
            if (foundWidth != null && foundHeight != null) {
                return new int[] {foundWidth, foundHeight};
            }
        }
        return new int[] {0, 0};
    }

    /** Of the whole film, as its header tells (ISO 14496-12, 8.2.2). */
    private static Duration duration(Metadata metadata, Class<? extends Directory> type, int length, int scale) {
        for (Directory directory : metadata.getDirectoriesOfType(type)) {
            Long units = directory.getLongObject(length);
            Long perSecond = directory.getLongObject(scale);
            if (units != null && perSecond != null && units > 0 && units != UNKNOWN_DURATION && perSecond > 0) {
                double seconds = (double) units / perSecond;
                return seconds > LONGEST_BELIEVABLE.toSeconds()
                        ? Duration.ZERO
                        : Duration.ofMillis(Math.round(seconds * 1_000));
            }
        }
        return Duration.ZERO;
    }

    /** Telephones store films on their side and say by how many degrees to turn them. */
    private static int[] turned(Metadata metadata, Class<? extends Directory> type, int rotation, int[] stored) {
        for (Directory directory : metadata.getDirectoriesOfType(type)) {
            Double degrees = directory.getDoubleObject(rotation);
            if (degrees != null && Math.abs(Math.round(degrees)) % 180 == 90) {
                return new int[] {stored[1], stored[0]};
            }
        }
        return stored;
    }

    /** Cameras store pictures taken upright on their side and say so. */
    private static int[] upright(Metadata metadata, int[] stored) {
        ExifIFD0Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer orientation = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        boolean onItsSide = orientation != null && orientation >= FIRST_ORIENTATION_ON_ITS_SIDE;
        return onItsSide ? new int[] {stored[1], stored[0]} : stored;
    }
}
