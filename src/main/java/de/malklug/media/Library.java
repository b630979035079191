/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import de.malklug.campaign.MediaReference;
import de.malklug.campaign.MunicipalityId;
import de.malklug.storage.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The pictures and videos people choose from, by municipality. The bytes are kept by {@link MediaLibrary} under their
 * checksum, so that the same picture is there once; what people say about it is kept here. Says nothing about who may: that
 * is for the caller to ask.
 */
@Component
public class Library {

    private static final String COLUMNS = "name, municipality, sha256, content_type, size, width, height, duration,"
            + " alt, rights, focus_x, focus_y, added_by, added_at, version";
    private static final String SHARED = "";

    private final JdbcClient writing;
    private final JdbcClient reading;
    private final TransactionTemplate transactions;
    private final Uploads uploads;
    private final MediaLibrary bytes;
    private final ObjectProvider<MediaUses> uses;
    private final ObjectProvider<MediaHolder> holders;
    private final Clock clock;

    public Library(
            JdbcClient writing,
            @Reading JdbcClient reading,
            TransactionTemplate transactions,
            MediaLibrary bytes,
            LibrarySettings settings,
            ObjectProvider<MediaUses> uses,
            ObjectProvider<MediaHolder> holders,
            Clock clock) {
        this.writing = writing;
        this.reading = reading;
        this.transactions = transactions;
        this.uploads = new Uploads(bytes, settings);
        this.bytes = bytes;
        this.uses = uses;
        this.holders = holders;
        this.clock = clock;
    }

    /** Hears of every change before it is final; what it stores is kept exactly when the change is. */
    @FunctionalInterface
    public interface Witness {

        /** Nobody listens. */
        Witness NOBODY = (before, after) -> {};

        /**
         * @param before null if it is new
         * @param after null if it is gone
         */
        void sees(@Nullable LibraryItem before, @Nullable LibraryItem after);
    }

    /** What became of a file that is to be kept without being listed. */
    public sealed interface Keeping {

        /** @param properties of the bytes that are kept, without place and camera */
        record Kept(MediaProperties properties) implements Keeping {}

        /** It is not taken, as in {@link Addition.Refused}. */
        record Refused(Addition.Reason reason, long limit) implements Keeping {}
    }

    /** What became of a wish to change what is said about an item. */
    public sealed interface Change {

        record Changed(LibraryItem before, LibraryItem item) implements Change {}

        /** Somebody else changed it since the person saw it; nothing was changed now. */
        record Stale(LibraryItem theirs) implements Change {}

        /** It is not there any more. */
        record Gone() implements Change {}
    }

    /** What became of a wish to delete an item. */
    public sealed interface Removal {

        record Removed(LibraryItem item) implements Removal {}

        /** Posts show it; nothing was deleted. */
        record InUse(LibraryItem item, List<MediaUse> by) implements Removal {}

        /** It is not there any more. */
        record Gone() implements Removal {}
    }

    /** Everything, the newest first. */
    public List<LibraryItem> all() {
        return reading.sql("SELECT " + COLUMNS + " FROM library ORDER BY added_at DESC, name")
                .query((row, number) -> item(row))
                .list();
    }

    /** What posts of that municipality may show: its own and what all share, the newest first. */
    public List<LibraryItem> of(MunicipalityId municipality) {
        return reading.sql(
                        "SELECT " + COLUMNS + " FROM library WHERE municipality IN (?, ?) ORDER BY added_at DESC, name")
                .params(municipality.value(), SHARED)
                .query((row, number) -> item(row))
                .list();
    }

    public Optional<LibraryItem> find(String name) {
        return find(reading, name);
    }

    /** What a post means by a reference; empty if it means a file of its campaign. */
    public Optional<LibraryItem> find(MediaReference reference) {
        return reference.file().startsWith(LibraryItem.PREFIX)
                ? find(reference.file().substring(LibraryItem.PREFIX.length()))
                : Optional.empty();
    }

    /** The posts that show an item, in the order they appear. */
    public List<MediaUse> usesOf(LibraryItem item) {
        return uses.stream()
                .flatMap(each -> each.of(item.properties().sha256()).stream())
                .toList();
    }

    /**
     * Takes a copy of a file into the library, without what tells where, when and with what it was made. Told from the bytes
     * alone what it is; the file's name only helps people to recognise it.
     *
     * @param fileName as the person's computer names it
     * @param municipality whose it is to be; null for all
     * @param person who adds it, as others read the name
     * @throws IOException if it can't be kept
     */
    public Addition add(
            Path file,
            String fileName,
            @Nullable MunicipalityId municipality,
            String alt,
            String rights,
            String person,
            Witness witness)
            throws IOException {
        String owner = municipality == null ? SHARED : municipality.value();
        Uploads.Looked looked = uploads.take(file);
        if (looked instanceof Uploads.Looked.Refused refused) {
            return new Addition.Refused(refused.reason(), refused.limit());
        }
        Uploads.Looked.Taken taken = (Uploads.Looked.Taken) looked;
        return Objects.requireNonNull(transactions.execute(transaction -> {
            Optional<LibraryItem> known = known(owner, taken);
            if (known.isPresent()) {
                return new Addition.Known(known.get());
            }
            String name = freeName(fileName, taken.properties());
            insert(name, owner, taken, alt, rights, person);
            LibraryItem added = find(writing, name).orElseThrow();
            witness.sees(null, added);
            return new Addition.Added(added);
        }));
    }

    /**
     * Looks at a file as {@link #add} does and keeps a clean copy of its bytes, without listing it: for what somebody sends and
     * nobody has accepted yet. Whoever refers to it is a {@link MediaHolder}, and calls {@link #letGo} when it is no longer needed.
     *
     * @throws IOException if it can't be kept
     */
    public Keeping keep(Path file) throws IOException {
        return switch (uploads.take(file)) {
            case Uploads.Looked.Taken taken -> new Keeping.Kept(taken.properties());
            case Uploads.Looked.Refused refused -> new Keeping.Refused(refused.reason(), refused.limit());
        };
    }

    /** Deletes bytes that {@link #keep} kept, unless somebody else needs them. */
    public void letGo(String sha256) {
        forget(sha256);
    }

    private Optional<LibraryItem> known(String owner, Uploads.Looked.Taken taken) {
        return writing.sql("SELECT " + COLUMNS
                        + " FROM library WHERE municipality IN (?, ?) AND (sha256 = ? OR uploaded = ?)"
                        + " ORDER BY municipality DESC, name LIMIT 1")
                .params(owner, SHARED, taken.properties().sha256(), taken.uploaded())
                .query((row, number) -> item(row))
                .optional();
    }

    private String freeName(String fileName, MediaProperties properties) {
        String name = FileNames.of(fileName, properties, 1);
        for (int number = 2; find(writing, name).isPresent(); number++) {
            name = FileNames.of(fileName, properties, number);
        }
        return name;
    }

    private void insert(
            String name, String owner, Uploads.Looked.Taken taken, String alt, String rights, String person) {
        MediaProperties properties = taken.properties();
        long now = clock.millis();
        writing.sql("INSERT INTO library (" + COLUMNS + ", uploaded, changed_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)")
                .params(
                        name,
                        owner,
                        properties.sha256(),
                        properties.contentType(),
                        properties.size(),
                        properties.width(),
                        properties.height(),
                        properties.duration().toMillis(),
                        alt.strip(),
                        rights.strip(),
                        FocusPoint.CENTRE.x(),
                        FocusPoint.CENTRE.y(),
                        person,
                        now,
                        taken.uploaded(),
                        now)
                .update();
    }

    /**
     * Changes what is said about an item. Posts keep the alt text they have.
     *
     * @param version the one the person saw
     */
    public Change change(String name, int version, String alt, String rights, FocusPoint focus, Witness witness) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            Optional<LibraryItem> before = find(writing, name);
            if (before.isEmpty()) {
                return new Change.Gone();
            }
            if (before.get().version() != version) {
                return new Change.Stale(before.get());
            }
            writing.sql("UPDATE library SET alt = ?, rights = ?, focus_x = ?, focus_y = ?, changed_at = ?,"
                            + " version = version + 1 WHERE name = ?")
                    .params(alt.strip(), rights.strip(), focus.x(), focus.y(), clock.millis(), name)
                    .update();
            LibraryItem after = find(writing, name).orElseThrow();
            witness.sees(before.get(), after);
            return new Change.Changed(before.get(), after);
        }));
    }

    /** Deletes an item no post shows, and its bytes unless something else still needs them. */
    public Removal remove(String name, Witness witness) {
        Optional<LibraryItem> item = find(name);
        if (item.isEmpty()) {
            return new Removal.Gone();
        }
        List<MediaUse> by = usesOf(item.get());
        if (!by.isEmpty()) {
            return new Removal.InUse(item.get(), by);
        }
        transactions.executeWithoutResult(transaction -> {
            writing.sql("DELETE FROM library WHERE name = ?").param(name).update();
            witness.sees(item.get(), null);
        });
        forget(item.get().properties().sha256());
        return new Removal.Removed(item.get());
    }

    private void forget(String sha256) {
        boolean listed = writing.sql("SELECT count(*) FROM library WHERE sha256 = ?")
                        .param(sha256)
                        .query(Integer.class)
                        .single()
                > 0;
        if (!listed && holders.stream().noneMatch(holder -> holder.holds(sha256))) {
            bytes.forget(sha256);
        }
    }

    private static Optional<LibraryItem> find(JdbcClient database, String name) {
        return database.sql("SELECT " + COLUMNS + " FROM library WHERE name = ?")
                .param(name)
                .query((row, number) -> item(row))
                .optional();
    }

    private static LibraryItem item(ResultSet row) throws SQLException {
        String owner = row.getString("municipality");
        return new LibraryItem(
                row.getString("name"),
                owner.isEmpty() ? null : new MunicipalityId(owner),
                new MediaProperties(
                        row.getString("sha256"),
                        row.getString("content_type"),
                        row.getLong("size"),
                        row.getInt("width"),
                        row.getInt("height"),
                        Duration.ofMillis(row.getLong("duration"))),
                row.getString("alt"),
                row.getString("rights"),
                new FocusPoint(row.getInt("focus_x"), row.getInt("focus_y")),
                row.getString("added_by"),
                Instant.ofEpochMilli(row.getLong("added_at")),
                row.getInt("version"));
    }
}
