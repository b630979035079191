/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.editorial;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MediaReference;
import de.malklug.campaign.Post;
import de.malklug.campaign.Variant;
import de.malklug.campaign.Wording;
import de.malklug.media.MediaHolder;
import de.malklug.media.MediaUse;
import de.malklug.media.MediaUses;
import de.malklug.storage.Reading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells which posts show which pictures and videos. Reads the posts anew only after one of them changed. */
@Component
class ShownMedia implements MediaUses, MediaHolder {

    private static final String NO_MEDIA = "{}";

    private final JdbcClient reading;
    private volatile @Nullable Known known;

    ShownMedia(@Reading JdbcClient reading) {
        this.reading = reading;
    }

    /**
     * @param state of all posts when they were read; versions only grow
     */
    private record Known(String state, List<MediaUse> uses) {}

    @Override
    public Collection<MediaUse> all() {
        String state = state();
        Known last = known;
        if (last == null || !last.state().equals(state)) {
            last = new Known(state, read());
            known = last;
        }
        return last.uses();
    }

    /** Also for posts that were removed: their pages still show it. */
    @Override
    public boolean holds(String sha256) {
        return reading.sql("SELECT count(*) FROM post WHERE media LIKE ?")
                        .param("%" + sha256 + "%")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private String state() {
        return reading.sql("SELECT count(*) AS posts, sum(version) AS versions, count(removed_at) AS removed FROM post")
                .query((row, number) ->
                        row.getLong("posts") + " " + row.getLong("versions") + " " + row.getLong("removed"))
                .single();
    }

    private List<MediaUse> read() {
        return reading
                .sql("SELECT " + Rows.POST_COLUMNS + " FROM post WHERE removed_at IS NULL AND media <> ?"
                        + " ORDER BY due_at, campaign, municipality, id")
                .param(NO_MEDIA)
                .query((row, number) -> uses(row))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<MediaUse> uses(ResultSet row) throws SQLException {
        StoredPost stored = Rows.post(row);
        Post post = stored.post();
        CampaignId campaign = stored.campaign();
        List<MediaUse> uses = new ArrayList<>();
        stored.media()
                .forEach((file, properties) -> uses.add(new MediaUse(
                        campaign,
                        post.municipality(),
                        post.id(),
                        post.title(),
                        stored.dueAt(),
                        file,
                        properties,
                        alts(post, file))));
        return uses;
    }

    private static Set<String> alts(Post post, String file) {
        Stream<MediaReference> everywhere = Stream.concat(Stream.of(post.wording()), post.thread().stream())
                .map(Wording::media)
                .flatMap(List::stream);
        Stream<MediaReference> otherwise = post.variants().values().stream()
                .map(Variant::media)
                .flatMap(media -> media == null ? Stream.empty() : media.stream());
        return Stream.concat(everywhere, otherwise)
                .filter(each -> each.file().equals(file))
                .map(MediaReference::alt)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
