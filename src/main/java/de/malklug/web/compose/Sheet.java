/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.accounts.Account;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.Destination;
import de.malklug.campaign.MediaReference;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.PostId;
import de.malklug.campaign.PostTime;
import de.malklug.campaign.Series;
import de.malklug.campaign.SourcePosition;
import de.malklug.media.MediaProperties;
import de.malklug.networks.Message;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything the composer shows and checks at one moment: what was typed, what it amounts to, and for whom.
 *
 * @param typed as it stands in the fields
 * @param draft what it amounts to; where a field can't be read, what was there before
 * @param unreadable what is wrong with fields that can't be read
 * @param accounts all accounts of the municipality
 * @param networks those the municipality has accounts on, in the accounts' order
 * @param media properties of the pictures and videos that are here, by their file
 * @param settled where the post stands if it is no draft and nothing was changed yet; null otherwise
 */
record Sheet(
        Campaign campaign,
        MunicipalityId municipality,
        Typed typed,
        PostDraft draft,
        List<Finding> unreadable,
        List<Account> accounts,
        List<Network> networks,
        Map<String, MediaProperties> media,
        Post.@Nullable Status settled) {

    private static final PostId NAMELESS = new PostId("draft");

    Sheet {
        unreadable = List.copyOf(unreadable);
        accounts = List.copyOf(accounts);
        networks = List.copyOf(networks);
        media = Map.copyOf(media);
    }

    Instant dueAt() {
        return draft.at().atZone(campaign.zone()).toInstant();
    }

    /** Its appearances if it comes again; null if it appears once. */
    @Nullable
    Series series() {
        return draft.repeat() == null
                ? null
                : new Series(draft.at(), draft.repeat(), campaign.period().to(), campaign.zone());
    }

    /** Whether nothing of it is still to come. */
    boolean isOverAt(Instant now) {
        Series series = series();
        return series == null
                ? !draft.nextSlot() && !draft.evergreen() && !dueAt().isAfter(now)
                : series.occurrences().stream().noneMatch(each -> each.at().isAfter(now));
    }

    /** Ticked accounts on that network. */
    List<Account> goesTo(NetworkId network) {
        return accounts.stream()
                .filter(each -> each.network().equals(network) && typed.on().contains(each.id()))
                .toList();
    }

    /** Networks the post goes to. */
    List<Network> targets() {
        return networks.stream().filter(each -> !goesTo(each.id()).isEmpty()).toList();
    }

    List<Destination> destinations() {
        return accounts.stream()
                .filter(each -> typed.on().contains(each.id()))
                .map(Account::destination)
                .toList();
    }

    /** The message as it would be sent to that network; pictures that are not here are left out. */
    Message message(NetworkId network) {
        List<Message.Part> parts = new ArrayList<>();
        post().wordingFor(network)
                .forEach(wording -> parts.add(new Message.Part(
                        wording.text(),
                        wording.link(),
                        wording.media().stream()
                                .flatMap(each -> find(each).stream())
                                .toList())));
        return new Message(parts, campaign.language(), draft.heading());
    }

    Optional<Message.Media> find(MediaReference reference) {
        return Optional.ofNullable(media.get(reference.file())).map(found -> found.withAlt(reference.alt()));
    }

    private Post post() {
        return new Post(
                NAMELESS,
                municipality,
                new PostTime.Absolute(draft.at()),
                Post.Status.DRAFT,
                draft.heading(),
                draft.theme(),
                draft.on(),
                draft.wording(),
                draft.variants(),
                draft.thread(),
                new SourcePosition("", 1, 1));
    }
}
