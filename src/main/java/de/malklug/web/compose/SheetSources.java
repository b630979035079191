/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.accounts.Account;
import de.malklug.accounts.Accounts;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.Post;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.Wording;
import de.malklug.editorial.Desk;
import de.malklug.editorial.StoredPost;
import de.malklug.media.Library;
import de.malklug.media.LibraryItem;
import de.malklug.media.MediaProperties;
import de.malklug.networks.Abilities;
import de.malklug.networks.Misfit;
import de.malklug.networks.Network;
import de.malklug.networks.NetworkId;
import de.malklug.networks.Networks;
import de.malklug.web.compose.Drafting.Drafted;
import de.malklug.wording.Phrases;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what a draft is written against: accounts, networks, pictures. */
@Component
class SheetSources {

    private static final LocalTime USUAL_TIME = LocalTime.of(9, 0);

    private final Desk desk;
    private final Accounts accounts;
    private final Networks networks;
    private final Library library;
    private final Clock clock;

    SheetSources(Desk desk, Accounts accounts, Networks networks, Library library, Clock clock) {
        this.desk = desk;
        this.accounts = accounts;
        this.networks = networks;
        this.library = library;
        this.clock = clock;
    }

    /** What somebody is writing. */
    Sheet sheet(
            Campaign campaign, MunicipalityId municipality, Typed typed, @Nullable StoredPost stored, Phrases phrases) {
        List<Account> own = accounts.of(municipality);
        PostDraft before = stored == null ? blank(campaign, null) : desk.draft(stored);
        Drafted drafted = inSlot(campaign, municipality, stored, before, Drafting.read(typed, before, own, phrases));
        Post.Status settled = stored != null
                        && stored.post().status() != Post.Status.DRAFT
                        && drafted.draft().equals(before)
                ? stored.post().status()
                : null;
        return new Sheet(
                campaign,
                municipality,
                typed,
                drafted.draft(),
                drafted.unreadable(),
                own,
                networksOf(own),
                media(typed, stored),
                settled);
    }

    /** What takes the next slot stands where it would stand now; a slot that is taken stays. */
    private Drafted inSlot(
            Campaign campaign,
            MunicipalityId municipality,
            @Nullable StoredPost stored,
            PostDraft before,
            Drafted drafted) {
        boolean taken = stored != null && stored.isReleased() && before.nextSlot();
        return drafted.draft().nextSlot() && !taken
                ? desk.nextSlot(
                                campaign.id(),
                                municipality,
                                stored == null ? null : stored.post().id(),
                                drafted.draft())
                        .map(slot -> new Drafted(drafted.draft().showing(slot), drafted.unreadable()))
                        .orElse(drafted)
                : drafted;
    }

    /** What stands in the fields for a stored post. */
    Typed typed(Campaign campaign, StoredPost stored) {
        return Drafting.typed(
                stored.post().id().value(),
                stored.version(),
                desk.draft(stored),
                campaign.language(),
                accounts.of(stored.post().municipality()));
    }

    /** What stands in the fields of a new post: a time that is still to come, and every account ticked that takes words alone. */
    Typed typed(Campaign campaign, MunicipalityId municipality, @Nullable LocalDateTime at) {
        List<Account> own = accounts.of(municipality);
        List<String> usual = own.stream()
                .filter(each -> networks.find(each.network())
                        .map(network -> Abilities.of(network).insists())
                        .filter(insists -> insists.contains(Misfit.Kind.MEDIA_NEEDED)
                                || insists.contains(Misfit.Kind.VIDEO_NEEDED))
                        .isEmpty())
                .map(Account::id)
                .toList();
        return Drafting.typed("", 0, blank(campaign, at), campaign.language(), own)
                .on(usual);
    }

    private PostDraft blank(Campaign campaign, @Nullable LocalDateTime at) {
        LocalDate tomorrow =
                clock.instant().atZone(campaign.zone()).toLocalDate().plusDays(1);
        LocalDate first = campaign.period().from();
        LocalDateTime usual = (tomorrow.isBefore(first) ? first : tomorrow).atTime(USUAL_TIME);
        return new PostDraft(at == null ? usual : at, null, null, List.of(), Wording.of(""), Map.of(), List.of());
    }

    private List<Network> networksOf(List<Account> own) {
        List<NetworkId> ids = own.stream().map(Account::network).distinct().toList();
        return ids.stream().flatMap(id -> networks.find(id).stream()).toList();
    }

    private Map<String, MediaProperties> media(Typed typed, @Nullable StoredPost stored) {
        Map<String, MediaProperties> found = new HashMap<>();
        for (Typed.Shown row : typed.media()) {
            MediaProperties known = stored == null ? null : stored.media().get(row.file());
            if (known != null) {
                found.put(row.file(), known);
            } else if (row.file().startsWith(LibraryItem.PREFIX)) {
                library.find(row.file().substring(LibraryItem.PREFIX.length()))
                        .ifPresent(item -> found.put(row.file(), item.properties()));
            }
        }
        return found;
    }
}
