/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Whether a file is there from its beginning to its end. Walks over the file's own structure instead of decoding it, so a
 * half-copied picture is found without the cost, and the danger, of unpacking it.
 */
final class Completeness {

    private static final int PIECE = 64 * 1024;

    private final FileChannel file;

    private Completeness(FileChannel file) {
        this.file = file;
    }

    /**
     * @throws UnreadableMedia if something is missing or damaged
     */
    static void check(FileChannel file, Format format) throws IOException {
        Completeness check = new Completeness(file);
        try {
            boolean complete = switch (format) {
                case PNG -> check.png();
                case JPEG -> check.endsWith(new byte[] {(byte) 0xFF, (byte) 0xD9});
                case GIF -> check.endsWith(new byte[] {0x3B});
                case WEBP -> check.webp();
                case MP4, QUICKTIME -> check.boxes();
            };
            if (!complete) {
                throw new UnreadableMedia("The file is cut off or damaged");
            }
        } catch (EOFException e) {
            throw new UnreadableMedia("The file is cut off", e);
        }
    }

    /** Chunks of length, type, data and checksum, up to IEND (PNG specification, 5.3). */
    private boolean png() throws IOException {
        long position = 8;
        while (true) {
            ByteBuffer head = read(position, 8);
            long length = Integer.toUnsignedLong(head.getInt());
            boolean last = ascii(head, 4).equals("IEND");
            if (checksum(position + 4, length + 4)
                    != Integer.toUnsignedLong(read(position + 8 + length, 4).getInt())) {
                return false;
            }
            if (last) {
                return true;
            }
            position += length + 12;
        }
    }

    private long checksum(long from, long length) throws IOException {
        CRC32 checksum = new CRC32();
        for (long done = 0; done < length; done += PIECE) {
            checksum.update(read(from + done, (int) Math.min(PIECE, length - done)));
        }
        return checksum.getValue();
    }

    /** Some programs append data of their own after the end. */
    private boolean endsWith(byte[] mark) throws IOException {
        int length = (int) Math.min(file.size(), PIECE);
        String end = StandardCharsets.ISO_8859_1
                .decode(read(file.size() - length, length))
                .toString();
        return end.contains(new String(mark, StandardCharsets.ISO_8859_1));
    }

    private boolean webp() throws IOException {
        long length =
                Integer.toUnsignedLong(read(4, 4).order(ByteOrder.LITTLE_ENDIAN).getInt());
        return length + 8 <= file.size();
    }

    /** Boxes of length, type and data (ISO 14496-12, 4.2); one of them must be the table of contents. */
    private boolean boxes() throws IOException {
        boolean contents = false;
        long position = 0;
        while (position < file.size()) {
            ByteBuffer head = read(position, 8);
            long length = Integer.toUnsignedLong(head.getInt());
            contents |= ascii(head, 4).equals("moov");
            if (length == 0) {
                return contents;
            }
            if (length == 1) {
                length = read(position + 8, 8).getLong();
            }
            if (length < 8 || length > file.size() - position) {
                return false;
            }
            position += length;
        }
        return contents;
    }

    private static String ascii(ByteBuffer bytes, int length) {
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }
}
