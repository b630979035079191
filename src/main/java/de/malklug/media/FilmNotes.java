/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * What a film tells about its making: place, telephone, program. It stands in boxes of its own (ISO 14496-12, 8.10 and
 * 8.11); each is turned into an empty one of the same length, so that nothing else moves and the film plays as before.
 */
final class FilmNotes {

    private static final Set<String> NOTES = Set.of("udta", "meta", "uuid");
    private static final Set<String> FURTHER_IN = Set.of("moov", "trak", "mdia", "moof", "traf");
    private static final byte[] FREE = "free".getBytes(StandardCharsets.US_ASCII);
    private static final int PIECE = 64 * 1024;

    private final FileChannel film;

    private FilmNotes(FileChannel film) {
        this.film = film;
    }

    /** Changes the file in place. */
    static void erase(Path film) throws IOException {
        try (FileChannel channel = FileChannel.open(film, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            new FilmNotes(channel).erase(0, channel.size());
        } catch (EOFException cut) {
            throw new UnreadableMedia("The film is cut off", cut);
        }
    }

    private void erase(long from, long to) throws IOException {
        long position = from;
        while (position + 8 <= to) {
            ByteBuffer head = read(position, 8);
            long length = Integer.toUnsignedLong(head.getInt());
            byte[] name = new byte[4];
            head.get(name);
            int headLength = 8;
            if (length == 1) {
                length = read(position + 8, 8).getLong();
                headLength = 16;
            } else if (length == 0) {
                length = to - position;
            }
            if (length < headLength || length > to - position) {
                throw new UnreadableMedia("The film is damaged");
            }
            String box = new String(name, StandardCharsets.ISO_8859_1);
            if (NOTES.contains(box)) {
                empty(position, headLength, length);
            } else if (FURTHER_IN.contains(box)) {
                erase(position + headLength, position + length);
            }
            position += length;
        }
    }

    private void empty(long position, int headLength, long length) throws IOException {
        write(position + 4, ByteBuffer.wrap(FREE));
        for (long done = headLength; done < length; done += PIECE) {
            write(position + done, ByteBuffer.allocate((int) Math.min(PIECE, length - done)));
        }
    }

    private void write(long position, ByteBuffer bytes) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += film.write(bytes, at);
        }
    }

    private ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (film.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }
}
