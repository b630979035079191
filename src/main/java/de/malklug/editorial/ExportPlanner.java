/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.Campaign;
import de.malklug.campaign.CampaignFolder;
import de.malklug.campaign.MediaReference;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostFile;
import de.malklug.campaign.PostId;
import de.malklug.editorial.DeskRows.Row;
import de.malklug.editorial.ExportPlan.Left;
import de.malklug.editorial.ExportPlan.Why;
import de.malklug.editorial.ExportPlan.Written;
import de.malklug.media.MediaLibrary;
import de.malklug.media.MediaProperties;
import de.malklug.networks.NetworkId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds out what the files of one campaign must say so that they say what the desk says. Writes nothing. */
final class ExportPlanner {

    private final Path root;
    private final CampaignFolder folder;
    private final Intake intake;
    private final PostFile form;
    private final MediaLibrary library;
    private final Predicate<StoredPost> hasErrors;

    private final Map<PostKey, StoredPost> inFiles = new HashMap<>();
    private final Map<MunicipalityId, String> fileOfTown = new HashMap<>();
    private final Map<String, Sheet> sheets = new TreeMap<>();
    private final Map<String, Path> media = new LinkedHashMap<>();
    private final List<Left> left = new ArrayList<>();
    private final List<FileChange> files = new ArrayList<>();
    private final List<Written> written = new ArrayList<>();

    ExportPlanner(
            Path root,
            CampaignFolder folder,
            Intake intake,
            Collection<NetworkId> networks,
            MediaLibrary library,
            Predicate<StoredPost> hasErrors) {
        this.root = root;
        this.folder = folder;
        this.intake = intake;
        this.form = new PostFile(folder.campaign(), networks);
        this.library = library;
        this.hasErrors = hasErrors;
        intake.posts().forEach(post -> {
            inFiles.put(post.key(), post);
            fileOfTown.putIfAbsent(
                    post.post().municipality(), post.post().source().file());
        });
    }

    /** What is to become of one file. */
    private record Sheet(MunicipalityId town, List<Row> put, Set<PostId> gone) {

        Sheet(MunicipalityId town) {
            this(town, new ArrayList<>(), new HashSet<>());
        }
    }

    ExportPlan plan(List<Row> desk) {
        desk.forEach(this::sort);
        sheets.forEach(this::write);
        return new ExportPlan(root, files, media, left, List.of(), written);
    }

    private void sort(Row row) {
        StoredPost stored = row.stored();
        StoredPost file = inFiles.get(stored.key());
        boolean neverThere = file == null && (row.file() == null || stored.removed());
        if (neverThere && stored.removed() || file != null && FileState.of(file).isSameAs(stored)) {
            return;
        }
        MunicipalityId town = stored.post().municipality();
        Why why = objection(row, file);
        if (why != null) {
            left.add(new Left(stored, why));
            return;
        }
        String name = file == null ? fileOf(town) : file.post().source().file();
        Sheet sheet = sheets.computeIfAbsent(name, key -> new Sheet(town));
        if (stored.removed()) {
            sheet.gone().add(stored.post().id());
        } else if (file == null || !FileState.of(file).isSubmittedAs(stored)) {
            sheet.put().add(row);
        }
    }

    private @Nullable Why objection(Row row, @Nullable StoredPost file) {
        StoredPost stored = row.stored();
        boolean unknownTown =
                folder.campaign().municipality(stored.post().municipality()).isEmpty();
        if (unknownTown || intake.untouched().contains(stored.post().municipality())) {
            return Why.FILE_HAS_ERRORS;
        }
        if (stored.life().conflict() != null) {
            return Why.CONFLICT;
        }
        boolean asRemembered = file == null
                ? row.file() == null
                : row.file() != null && FileState.of(file).isSameAs(row.file());
        boolean submitted = file != null && FileState.of(file).isSubmittedAs(stored);
        if (!asRemembered && !submitted) {
            return Why.FILE_CHANGED;
        }
        if (stored.removed()) {
            return null;
        }
        return hasErrors.test(stored) || !form.canHold(stored.post()) ? Why.POST_HAS_ERRORS : pictures(stored);
    }

    /** Remembers what the post shows and the folder lacks. */
    private @Nullable Why pictures(StoredPost stored) {
        Map<String, Path> more = new HashMap<>();
        for (MediaReference reference : PostSums.media(stored.post()).distinct().toList()) {
            MediaProperties shown = stored.media().get(reference.file());
            Path there = folder.fileOf(reference);
            Optional<Path> bytes = shown == null ? Optional.empty() : library.find(shown.sha256());
            if (Files.exists(there)) {
                if (shown == null || !isSame(there, shown)) {
                    return Why.OTHER_PICTURE;
                }
            } else if (bytes.isEmpty()) {
                return Why.NO_PICTURE;
            } else {
                more.put(name(there), bytes.get());
            }
        }
        boolean clash = more.entrySet().stream()
                .anyMatch(each ->
                        !media.getOrDefault(each.getKey(), each.getValue()).equals(each.getValue()));
        if (clash) {
            return Why.OTHER_PICTURE;
        }
        media.putAll(more);
        return null;
    }

    private static boolean isSame(Path there, MediaProperties shown) {
        try {
            return MediaProperties.read(there).sha256().equals(shown.sha256());
        } catch (IOException e) {
            return false;
        }
    }

    /** Where a post goes that no file has: beside the others of its town. */
    private String fileOf(MunicipalityId town) {
        Path own = folder.folder().resolve(town + ".yaml");
        return Files.exists(own) ? name(own) : fileOfTown.getOrDefault(town, name(own));
    }

    private void write(String name, Sheet sheet) {
        if (sheet.put().isEmpty() && sheet.gone().isEmpty()) {
            return;
        }
        byte[] before = read(root.resolve(name));
        byte[] start = before.length == 0 ? PostFile.empty(sheet.town()) : before;
        List<Post> wanted = sheet.put().stream().map(row -> row.stored().post()).toList();
        switch (form.write(start, wanted, sheet.gone())) {
            case PostFile.Written done -> {
                int added = (int) sheet.put().stream()
                        .filter(row -> !inFiles.containsKey(row.stored().key()))
                        .count();
                files.add(new FileChange(
                        intake.campaign().id(),
                        sheet.town(),
                        name,
                        before,
                        done.file(),
                        added,
                        sheet.put().size() - added,
                        sheet.gone().size()));
                sheet.put().forEach(row -> written.add(written(row.stored())));
            }
            case PostFile.Unwritable unwritable ->
                sheet.put().forEach(row -> left.add(new Left(row.stored(), Why.UNWRITABLE)));
        }
    }

    private static Written written(StoredPost stored) {
        Post post = stored.post().status() == Post.Status.SUBMITTED
                ? stored.post().being(Post.Status.DRAFT)
                : stored.post();
        return new Written(stored.key(), stored.version(), new FileState(post, stored.media(), stored.fingerprint()));
    }

    private static byte[] read(Path file) {
        try {
            return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    Campaign campaign() {
        return intake.campaign();
    }
}
