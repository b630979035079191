/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.accounts.Account;
import de.malklug.campaign.Destination;
import de.malklug.campaign.MediaReference;
import de.malklug.campaign.PostDraft;
import de.malklug.campaign.Variant;
import de.malklug.campaign.Wording;
import de.malklug.networks.NetworkId;
import de.malklug.web.compose.Typed.Instead;
import de.malklug.web.compose.Typed.Own;
import de.malklug.web.compose.Typed.Part;
import de.malklug.web.compose.Typed.Shown;
import de.malklug.wording.Phrases;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns what was typed into a draft, and a draft into what stands in the fields. Where a field can't be read, the draft keeps what was
 * there before and a finding says so: nothing that can be kept waits for what can't.
 */
final class Drafting {

    static final int LONGEST_WORD = 60;
    static final int LONGEST_TITLE = 120;

    private final Typed typed;
    private final PostDraft before;
    private final List<Account> accounts;
    private final Phrases phrases;
    private final List<Finding> unreadable = new ArrayList<>();

    private Drafting(Typed typed, PostDraft before, List<Account> accounts, Phrases phrases) {
        this.typed = typed;
        this.before = before;
        this.accounts = accounts;
        this.phrases = phrases;
    }

    /** What was read, and what could not be. */
    record Drafted(PostDraft draft, List<Finding> unreadable) {}

    /**
     * @param before what the post says so far
     * @param accounts the municipality's
     */
    static Drafted read(Typed typed, PostDraft before, List<Account> accounts, Phrases phrases) {
        Drafting drafting = new Drafting(typed, before, accounts, phrases);
        PostDraft draft = drafting.draft();
        return new Drafted(draft, drafting.unreadable);
    }

    private PostDraft draft() {
        Map<NetworkId, Variant> variants = new LinkedHashMap<>();
        networks().forEach(network -> {
            Own own = typed.own(network.value());
            if (own != null) {
                variants.put(network, variant(network, own));
            }
        });
        List<Wording> thread = new ArrayList<>();
        for (int i = 0; i < typed.thread().size(); i++) {
            Part part = typed.thread().get(i);
            URI otherwise = i < before.thread().size() ? before.thread().get(i).link() : null;
            thread.add(new Wording(
                    part.text().stripTrailing(),
                    link(part.link(), "part-" + i + "-link", otherwise),
                    references(i + 2, row -> true)));
        }
        Again again = typed.again();
        LocalDateTime at = again.slot() ? before.at() : at();
        return new PostDraft(
                at,
                short_(typed.title(), "title", LONGEST_TITLE, before.heading()),
                short_(typed.theme(), "theme", LONGEST_WORD, before.theme()),
                on(),
                new Wording(
                        typed.text().stripTrailing(),
                        link(typed.link(), "link", before.wording().link()),
                        references(1, Shown::common)),
                variants,
                thread,
                again.asked() ? again.slot() : before.nextSlot(),
                again.asked() ? again.rhythm(before.repeat(), at, this::unreadable) : before.repeat(),
                again.asked() ? again.evergreen() : before.evergreen());
    }

    private Set<NetworkId> networks() {
        Set<NetworkId> networks = new TreeSet<>(before.variants().keySet());
        accounts.forEach(each -> networks.add(each.network()));
        return networks;
    }

    /** What does not differ from what all say is left open, so that it follows when that changes. */
    private Variant variant(NetworkId network, Own own) {
        Variant known = before.variants().get(network);
        URI link = link(own.link(), "link-" + network, known == null ? null : known.link());
        List<MediaReference> media = references(1, row -> row.on(network.value()));
        boolean sameMedia = media.equals(references(1, Shown::common));
        String text = own.text().stripTrailing();
        boolean untouched = known != null
                && known.text() == null
                && text.equals(before.wording().text().stripTrailing());
        boolean sameText = text.equals(typed.text().stripTrailing()) && (link != null || !sameMedia);
        return new Variant(untouched || sameText ? null : text, link, sameMedia ? null : media);
    }

    private List<MediaReference> references(int part, Predicate<Shown> wanted) {
        return typed.media().stream()
                .filter(row -> row.part() == part && wanted.test(row))
                .map(row -> row.instead().reference(row.file(), row.alt()))
                .toList();
    }

    private LocalDateTime at() {
        LocalDate day = null;
        LocalTime time = null;
        try {
            day = LocalDate.parse(typed.day());
        } catch (DateTimeException none) {
            unreadable("day", typed.day().isBlank() ? "day-missing" : "day");
        }
        try {
            time = LocalTime.parse(typed.time());
        } catch (DateTimeException none) {
            unreadable("time", typed.time().isBlank() ? "time-missing" : "time");
        }
        LocalDate useful = day == null || day.getYear() < 1970 || day.getYear() > 9999 ? null : day;
        if (day != null && useful == null) {
            unreadable("day", "day");
        }
        LocalDateTime at = LocalDateTime.of(
                useful == null ? before.at().toLocalDate() : useful,
                time == null ? before.at().toLocalTime() : time);
        return at.equals(before.at().truncatedTo(ChronoUnit.MINUTES)) ? before.at() : at;
    }

    /** As it was if the same accounts are meant: all of them, or a network and not each account. */
    private List<String> on() {
        Set<String> ticked = new LinkedHashSet<>();
        accounts.stream().map(Account::id).filter(typed.on()::contains).forEach(ticked::add);
        if (ticked.isEmpty() && !accounts.isEmpty()) {
            unreadable("accounts", "accounts-missing");
            return before.on();
        }
        return ticked.equals(ticked(before.on(), accounts)) ? before.on() : List.copyOf(ticked);
    }

    /** Accounts a post goes to. */
    static Set<String> ticked(List<String> on, List<Account> accounts) {
        Set<String> ticked = new LinkedHashSet<>();
        for (Account each : accounts) {
            Destination account = each.destination();
            if (on.isEmpty()
                    || on.contains(account.account())
                    || on.contains(account.network().value())) {
                ticked.add(account.account());
            }
        }
        return ticked;
    }

    private @Nullable String short_(String value, String field, int most, @Nullable String otherwise) {
        if (value.length() > most) {
            unreadable.add(Finding.must(
                    field,
                    phrases.text("compose.bad." + field + "-long.title"),
                    phrases.text("compose.bad.long", value.length(), most),
                    null));
            return otherwise;
        }
        return value.isBlank() ? null : value;
    }

    private @Nullable URI link(String value, String field, @Nullable URI otherwise) {
        if (value.isBlank()) {
            return null;
        }
        Optional<URI> address = webAddress(value);
        if (address.isEmpty()) {
            unreadable.add(Finding.must(
                    field, phrases.text("compose.bad.link.title"), phrases.text("compose.bad.link"), value));
        }
        return address.orElse(otherwise);
    }

    /** As campaign files read it. */
    private static Optional<URI> webAddress(String text) {
        try {
            URI address = new URI(text);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = (scheme.equals("https") || scheme.equals("http")) && address.getHost() != null;
            return web && address.getUserInfo() == null ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    private void unreadable(String field, String key) {
        unreadable.add(Finding.must(
                field, phrases.text("compose.bad." + key + ".title"), phrases.text("compose.bad." + key), null));
    }

    /**
     * What stands in the fields for a draft.
     *
     * @param post its id; empty if it is not stored yet
     */
    static Typed typed(String post, int version, PostDraft draft, String language, List<Account> accounts) {
        Map<String, Own> own = new LinkedHashMap<>();
        draft.variants()
                .forEach((network, variant) -> own.put(
                        network.value(),
                        new Own(
                                variant.text() == null ? draft.wording().text() : variant.text(),
                                variant.link() == null ? "" : variant.link().toString())));
        return new Typed(
                post,
                version,
                draft.heading() == null ? "" : draft.heading(),
                draft.theme() == null ? "" : draft.theme(),
                draft.at().toLocalDate().toString(),
                draft.at().toLocalTime().withSecond(0).withNano(0).toString(),
                language,
                ticked(draft.on(), accounts),
                draft.wording().text(),
                written(draft.wording().link()),
                own,
                draft.thread().stream()
                        .map(part -> new Part(part.text(), written(part.link())))
                        .toList(),
                shown(draft),
                Again.of(draft));
    }

    private static List<Shown> shown(PostDraft draft) {
        Map<MediaReference, Set<String>> special = new LinkedHashMap<>();
        List<MediaReference> common = draft.wording().media();
        draft.variants().forEach((network, variant) -> {
            List<MediaReference> own = variant.media();
            if (own != null) {
                own.stream()
                        .filter(each -> !common.contains(each))
                        .forEach(each -> special.computeIfAbsent(each, key -> new HashSet<>())
                                .add(network.value()));
            }
        });
        List<Shown> rows = new ArrayList<>();
        for (MediaReference each : common) {
            Set<String> except = new HashSet<>();
            draft.variants().forEach((network, variant) -> {
                List<MediaReference> own = variant.media();
                if (own != null && !own.contains(each)) {
                    except.add(network.value());
                }
            });
            rows.add(new Shown(each.file(), each.alt(), Instead.of(each), 1, true, except));
        }
        special.forEach(
                (each, networks) -> rows.add(new Shown(each.file(), each.alt(), Instead.of(each), 1, false, networks)));
        for (int i = 0; i < draft.thread().size(); i++) {
            for (MediaReference each : draft.thread().get(i).media()) {
                rows.add(new Shown(each.file(), each.alt(), Instead.of(each), i + 2, true, Set.of()));
            }
        }
        return rows;
    }

    private static String written(@Nullable URI link) {
        return link == null ? "" : link.toString();
    }
}
