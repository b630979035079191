/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.testing;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MediaReference;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostId;
import de.malklug.campaign.PostTime;
import de.malklug.campaign.SourcePosition;
import de.malklug.campaign.Wording;
import de.malklug.editorial.PostFilter;
import de.malklug.editorial.PostKey;
import de.malklug.editorial.Posts;
import de.malklug.editorial.StoredPost;
import de.malklug.media.MediaProperties;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The posts behind the sample deliveries, and a draft. */
public final class SamplePosts extends Posts {

    static final String PICTURE = "media/soest-wall.png";

    private final List<StoredPost> posts = new ArrayList<>();
    private final Map<PostKey, StoredPost> changed = new ConcurrentHashMap<>();

    SamplePosts(JdbcClient reading, MediaProperties picture) {
        super(reading);
        add("soest", "klimaneutral-2030", "Klimaneutral bis 2030", "2026-11-09T09:00", Post.Status.APPROVED, picture);
        add("menden", "neues-wir", "Neues Wir: mitmachen", "2026-11-09T08:30", Post.Status.APPROVED, null);
        add(
                "arnsberg",
                "ehrenamt",
                "Ehrenamt digital: so geht Mitmachen",
                "2026-11-09T10:30",
                Post.Status.APPROVED,
                null);
        add(
                "bad-berleburg",
                "nachhaltigkeit",
                "Smart City trifft Nachhaltigkeitsstrategie",
                "2026-11-09T12:00",
                Post.Status.APPROVED,
                null);
        add("olpe", "entwurf", "Digitale Naturpfade", "2026-11-20T12:00", Post.Status.DRAFT, null);
        posts.sort(Comparator.comparing(StoredPost::dueAt));
    }

    private void add(String town, String id, String title, String at, Post.Status status, MediaProperties picture) {
        List<MediaReference> media = picture == null
                ? List.of()
                : List.of(new MediaReference(PICTURE, "Zeichnung der Soester Wallanlage mit Lastenrad"));
        Post post = new Post(
                new PostId(id),
                new MunicipalityId(town),
                new PostTime.Absolute(LocalDateTime.parse(at)),
                status,
                title,
                "klima",
                List.of(),
                new Wording(
                        title + ".\nEine Stadt macht sich auf den Weg. #5malklug #SmartCity",
                        URI.create("https://smartcities-suedwestfalen.com/konferenz/"),
                        media),
                Map.of(),
                List.of(),
                new SourcePosition(town + ".yaml", 3, 5));
        Instant due = LocalDateTime.parse(at).atZone(SampleCampaign.ZONE).toInstant();
        posts.add(new StoredPost(
                SampleCampaign.ID,
                post,
                posts.size(),
                picture == null ? Map.of() : Map.of(PICTURE, picture),
                due,
                "f",
                false,
                due,
                1));
    }

    /** Remembers what the desk made of a post. */
    void change(StoredPost post) {
        changed.put(post.key(), post);
    }

    /** Every post is again as it was. */
    public void reset() {
        changed.clear();
    }

    /** Those with a file, as they are now. */
    List<StoredPost> all() {
        return posts.stream()
                .map(each -> changed.getOrDefault(each.key(), each))
                .toList();
    }

    @Override
    public Optional<StoredPost> find(CampaignId campaign, MunicipalityId municipality, PostId id) {
        StoredPost now = changed.get(new PostKey(campaign, municipality, id));
        if (now != null) {
            return Optional.of(now);
        }
        return posts.stream()
                .filter(each -> each.campaign().equals(campaign)
                        && each.post().municipality().equals(municipality)
                        && each.post().id().equals(id))
                .findFirst()
                .or(() -> super.find(campaign, municipality, id));
    }

    @Override
    public List<StoredPost> list(PostFilter filter, StoredPost after, int limit) {
        return filter.status() == Post.Status.SUBMITTED
                ? super.list(filter, after, limit)
                : matching(filter).limit(limit).toList();
    }

    @Override
    public int count(PostFilter filter) {
        return filter.status() == Post.Status.SUBMITTED
                ? super.count(filter)
                : (int) matching(filter).count();
    }

    private Stream<StoredPost> matching(PostFilter filter) {
        return all().stream()
                .filter(each -> filter.municipalities().isEmpty()
                        || filter.municipalities().contains(each.post().municipality()))
                .filter(each -> filter.status() == null
                        || filter.status() == each.post().status());
    }
}
