/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.posts;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.Destination;
import de.malklug.campaign.MediaReference;
import de.malklug.campaign.Post;
import de.malklug.campaign.Wording;
import de.malklug.editorial.StoredPost;
import de.malklug.engagement.Engagement;
import de.malklug.engagement.EngagementSnapshot;
import de.malklug.media.MediaLibrary;
import de.malklug.media.MediaProperties;
import de.malklug.networks.Message;
import de.malklug.networks.MetricValue;
import de.malklug.networks.NetworkId;
import de.malklug.queue.Deliveries;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryStatus;
import de.malklug.web.layout.Towns;
import de.malklug.web.layout.Voice;
import de.malklug.web.posts.PostView.Figure;
import de.malklug.web.posts.PostView.Figures;
import de.malklug.web.posts.PostView.Measured;
import de.malklug.web.posts.PostView.Part;
import de.malklug.web.posts.PostView.Picture;
import de.malklug.web.posts.PostView.Saying;
import de.malklug.web.queue.DeliveryCards;
import de.malklug.wording.Phrases;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts one post into words: what it says, where it goes, what became of it. */
@Component
class PostPages {

    private static final int MOST_ACCOUNTS = 50;

    private final Deliveries deliveries;
    private final DeliveryCards cards;
    private final Engagement engagement;
    private final Accounts accounts;
    private final MediaLibrary media;
    private final Towns towns;
    private final Voice voice;

    PostPages(
            Deliveries deliveries,
            DeliveryCards cards,
            Engagement engagement,
            Accounts accounts,
            MediaLibrary media,
            Towns towns,
            Voice voice) {
        this.deliveries = deliveries;
        this.cards = cards;
        this.engagement = engagement;
        this.accounts = accounts;
        this.media = media;
        this.towns = towns;
        this.voice = voice;
    }

    PostView view(StoredPost stored) {
        Phrases phrases = voice.phrases();
        Post post = stored.post();
        List<Delivery> going = deliveriesOf(stored);
        return new PostView(
                post.title(),
                towns.find(stored.campaign(), post.municipality()),
                stored.campaign().value(),
                stored.dueAt(),
                phrases.instant(stored.dueAt()),
                post.theme() == null ? "" : post.theme(),
                post.source().file().isEmpty()
                        ? ""
                        : post.source().file() + ":" + post.source().line(),
                post.status() == Post.Status.DRAFT,
                stored.removed(),
                PostSummary.of(stored, going, phrases),
                isOnItsWay(going) ? asSent(going, phrases) : asWritten(stored, phrases),
                going.stream().map(each -> cards.card(each, phrases)).toList(),
                figures(stored, phrases));
    }

    private static boolean isOnItsWay(List<Delivery> going) {
        return going.stream().anyMatch(each -> each.status() != DeliveryStatus.CANCELLED);
    }

    private List<Delivery> deliveriesOf(StoredPost stored) {
        DeliveryFilter filter = DeliveryFilter.ALL
                .in(stored.campaign())
                .of(Set.of(stored.post().municipality()))
                .ofPost(stored.post().id());
        return deliveries.page(filter, null, MOST_ACCOUNTS).items();
    }

    /** What the deliveries carry, which is what was approved when they were planned. */
    private List<Saying> asSent(List<Delivery> going, Phrases phrases) {
        Map<List<Part>, List<String>> networks = new LinkedHashMap<>();
        for (Delivery delivery : going) {
            List<Part> parts =
                    delivery.message().parts().stream().map(this::part).toList();
            networks.computeIfAbsent(parts, same -> new ArrayList<>()).add(phrases.network(delivery.network()));
        }
        return sayings(networks);
    }

    private List<Saying> asWritten(StoredPost stored, Phrases phrases) {
        Map<NetworkId, List<Part>> said = new TreeMap<>();
        for (Destination destination : stored.post()
                .destinations(accounts.all().stream().map(Account::destination).toList())) {
            said.computeIfAbsent(destination.network(), network -> parts(stored, network));
        }
        Map<List<Part>, List<String>> networks = new LinkedHashMap<>();
        said.forEach((network, parts) ->
                networks.computeIfAbsent(parts, same -> new ArrayList<>()).add(phrases.network(network)));
        return sayings(networks);
    }

    private static List<Saying> sayings(Map<List<Part>, List<String>> networks) {
        return networks.entrySet().stream()
                .map(entry -> new Saying(
                        entry.getValue().stream().distinct().collect(Collectors.joining(", ")), entry.getKey()))
                .toList();
    }

    private List<Part> parts(StoredPost stored, NetworkId network) {
        List<Part> parts = new ArrayList<>();
        for (Wording wording : stored.post().wordingFor(network)) {
            parts.add(new Part(
                    wording.text(),
                    text(wording.link()),
                    host(wording.link()),
                    wording.media().stream().map(each -> picture(stored, each)).toList()));
        }
        return parts;
    }

    private Part part(Message.Part part) {
        return new Part(
                part.text(),
                text(part.link()),
                host(part.link()),
                part.media().stream().map(this::picture).toList());
    }

    private Picture picture(StoredPost stored, MediaReference reference) {
        MediaProperties properties = stored.media().get(reference.file());
        return properties == null
                ? new Picture(null, reference.alt(), 0, 0)
                : picture(properties.withAlt(reference.alt()));
    }

    private Picture picture(Message.Media shown) {
        boolean here = shown.isImage() && media.find(shown.id()).isPresent();
        return new Picture(here ? "/media/" + shown.id() : null, shown.alt(), shown.width(), shown.height());
    }

    private Figures figures(StoredPost stored, Phrases phrases) {
        List<Measured> all = measured(stored, phrases);
        List<String> names = all.isEmpty()
                ? List.of()
                : all.getFirst().figures().stream().map(Figure::name).toList();
        Set<String> offered = all.stream()
                .flatMap(each -> each.figures().stream())
                .filter(Figure::offered)
                .map(Figure::name)
                .collect(Collectors.toSet());
        List<Measured> rows = all.stream().map(each -> each.only(offered)).toList();
        String missing = names.stream().filter(name -> !offered.contains(name)).collect(Collectors.joining(", "));
        return new Figures(
                names.stream().filter(offered::contains).toList(),
                rows,
                missing.isEmpty() ? "" : phrases.text("post.figures.not-offered", missing));
    }

    private List<Measured> measured(StoredPost stored, Phrases phrases) {
        return engagement
                .ofPost(
                        stored.campaign(),
                        stored.post().municipality(),
                        stored.post().id())
                .stream()
                .map(snapshot -> measured(snapshot, phrases))
                .toList();
    }

    private Measured measured(EngagementSnapshot snapshot, Phrases phrases) {
        List<Figure> figures = new ArrayList<>();
        snapshot.values()
                .forEach((metric, value) -> figures.add(new Figure(
                        phrases.metric(metric),
                        phrases.figure(value),
                        !(value instanceof MetricValue.Count),
                        !(value instanceof MetricValue.NotOffered))));
        return new Measured(
                phrases.network(snapshot.network()),
                accounts.find(snapshot.account()).map(Account::handle).orElse(snapshot.account()),
                snapshot.readAt(),
                phrases.instant(snapshot.readAt()),
                phrases.duration(snapshot.age()),
                figures);
    }

    private static @Nullable String text(@Nullable URI link) {
        return link == null ? null : link.toString();
    }

    private static @Nullable String host(@Nullable URI link) {
        return link == null ? null : link.getHost();
    }
}
