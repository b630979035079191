/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.testing.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a network knows: posts in the order they came, and media. Kept in a folder if there is one. */
public final class StandInMemory {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One line of the folder's journal; exactly one of the three is set. */
    private record Line(
            @Nullable StandInPost post,
            @Nullable StandInMedia media,
            @Nullable String gone) {}

    private final Map<String, StandInPost> posts = new LinkedHashMap<>();
    private final Map<String, Integer> timesSeen = new LinkedHashMap<>();
    private final Map<String, StandInMedia> media = new LinkedHashMap<>();
    private final Map<String, byte[]> bytes = new LinkedHashMap<>();
    private final @Nullable Path folder;
    private long lastId;

    StandInMemory(@Nullable Path folder) {
        this.folder = folder;
        if (folder != null) {
            recall(folder);
        }
    }

    /** An id greater than any before, like those of the real networks. */
    public synchronized String nextId(long millis) {
        lastId = Math.max(lastId + 1, millis << 16);
        return Long.toString(lastId);
    }

    public synchronized void add(StandInPost post) {
        posts.put(post.id(), post);
        timesSeen.merge(post.id(), 1, Integer::sum);
        write(new Line(post, null, null));
    }

    /** The same post was asked for once more and not made again. */
    public synchronized void seenAgain(String id) {
        timesSeen.merge(id, 1, Integer::sum);
    }

    /** How often the network was asked to make this post. */
    public synchronized int timesSeen(String id) {
        return timesSeen.getOrDefault(id, 0);
    }

    /** The post in other words, in its place. */
    public synchronized void change(StandInPost post) {
        posts.put(post.id(), post);
        write(new Line(post, null, null));
    }

    /** A post and everything below it. */
    public synchronized void removeThread(String id) {
        posts().stream().filter(post -> id.equals(post.inReplyTo())).forEach(reply -> removeThread(reply.id()));
        remove(id);
    }

    public synchronized void remove(String id) {
        posts.remove(id);
        write(new Line(null, null, id));
    }

    public synchronized Optional<StandInPost> post(String id) {
        return Optional.ofNullable(posts.get(id));
    }

    /** All posts, oldest first. */
    public synchronized List<StandInPost> posts() {
        return new ArrayList<>(posts.values());
    }

    /** An account's posts, oldest first. */
    public synchronized List<StandInPost> posts(String handle) {
        return posts.values().stream()
                .filter(post -> post.account().equals(handle))
                .toList();
    }

    public synchronized void add(StandInMedia stored, byte[] content) {
        media.put(stored.id(), stored);
        if (folder == null) {
            bytes.put(stored.id(), content);
        } else {
            keep(() -> Files.write(file(folder, stored.id()), content));
        }
        write(new Line(null, stored, null));
    }

    public synchronized Optional<StandInMedia> media(String id) {
        return Optional.ofNullable(media.get(id));
    }

    public synchronized byte[] bytes(String mediaId) {
        if (folder == null) {
            return bytes.getOrDefault(mediaId, new byte[0]);
        }
        Path file = file(folder, mediaId);
        return Files.exists(file) ? keep(() -> Files.readAllBytes(file)) : new byte[0];
    }

    private static Path file(Path folder, String mediaId) {
        return folder.resolve("media").resolve(mediaId.replaceAll("[^A-Za-z0-9-]", "_"));
    }

    private void write(Line line) {
        if (folder != null) {
            keep(() -> Files.writeString(
                    folder.resolve("posts.jsonl"),
                    JSON.writeValueAsString(line) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND));
        }
    }

    private void recall(Path from) {
        keep(() -> Files.createDirectories(from.resolve("media")));
        Path journal = from.resolve("posts.jsonl");
        if (!Files.exists(journal)) {
            return;
        }
        for (String text : keep(() -> Files.readAllLines(journal))) {
            if (text.endsWith("}")) {
                recall(JSON.readValue(text, Line.class));
            }
        }
    }

    private void recall(Line line) {
        if (line.post() != null) {
            posts.put(line.post().id(), line.post());
            timesSeen.put(line.post().id(), 1);
        }
        if (line.media() != null) {
            media.put(line.media().id(), line.media());
        }
        if (line.gone() != null) {
            posts.remove(line.gone());
        }
    }

    private interface Io<T> {
        T run() throws IOException;
    }

    private static <T> T keep(Io<T> io) {
        try {
            return io.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
