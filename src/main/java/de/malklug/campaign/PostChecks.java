/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.yaml.Findings;
import de.malklug.campaign.yaml.Nearest;
import de.malklug.campaign.yaml.YamlNode;
import de.malklug.campaign.yaml.YamlNode.Scalar;
import de.malklug.networks.Message;
import de.malklug.networks.Misfit;
import de.malklug.networks.NetworkId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must hold for the posts of one campaign beyond the form of their files. */
final class PostChecks {

    private final CampaignSheet sheet;
    private final Surroundings surroundings;
    private final MediaFolder media;
    private final Timeline timeline;
    private final @Nullable WordingChecks words;
    private final List<String> networks;
    private final Map<MunicipalityId, List<Destination>> accounts = new HashMap<>();
    private final Map<String, SourcePosition> firstPlaces = new HashMap<>();
    private final Set<NetworkId> unreached = new HashSet<>();

    /**
     * @param words what is looked at in the words of posts; null for nothing
     */
    PostChecks(
            CampaignSheet sheet,
            Surroundings surroundings,
            MediaFolder media,
            Timeline timeline,
            @Nullable WordingChecks words) {
        this.sheet = sheet;
        this.surroundings = surroundings;
        this.media = media;
        this.timeline = timeline;
        this.words = words;
        this.networks =
                surroundings.networks().stream().map(NetworkId::value).sorted().toList();
        surroundings
                .accounts()
                .forEach(each -> accounts.computeIfAbsent(each.municipality(), key -> new ArrayList<>())
                        .add(each));
    }

    /** Whether the file's municipality takes part in the campaign; reports it if not. */
    boolean knows(PostSheet file, Findings findings) {
        MunicipalityId municipality = file.municipality();
        if (municipality == null) {
            return false;
        }
        if (!sheet.knowsMunicipalities()
                || sheet.campaign().municipality(municipality).isPresent()) {
            return true;
        }
        List<String> known = sheet.campaign().municipalities().stream()
                .map(each -> each.id().value())
                .toList();
        Nearest.to(municipality.value(), known)
                .ifPresentOrElse(
                        nearest -> findings.error(
                                file.municipalityPlace(), "unknown-municipality", municipality.value(), nearest),
                        () -> findings.error(
                                file.municipalityPlace(),
                                "unknown-municipality-far",
                                municipality.value(),
                                String.join(", ", known)));
        return false;
    }

    void check(PostSheet file, boolean knownMunicipality, Findings findings) {
        for (PlacedPost draft : file.posts()) {
            checkTime(draft, findings);
            checkRhythm(draft, findings);
            if (file.municipality() != null) {
                checkId(draft, findings);
            }
            if (knownMunicipality && file.municipality() != null) {
                checkAccounts(draft, file, findings);
                checkMessages(draft, findings);
                if (words != null) {
                    words.check(draft, findings);
                }
            }
        }
    }

    private void checkId(PlacedPost draft, Findings findings) {
        Post post = draft.post();
        SourcePosition first = firstPlaces.putIfAbsent(post.municipality() + " " + post.id(), post.source());
        if (first != null) {
            findings.error(
                    post.source().line(),
                    post.source().column(),
                    "duplicate-post",
                    post.id().value(),
                    first.file() + ":" + first.line());
        }
    }

    private void checkTime(PlacedPost draft, Findings findings) {
        Post post = draft.post();
        Campaign campaign = sheet.campaign();
        if (post.at() instanceof PostTime.Relative && campaign.anchor() == null) {
            if (sheet.knowsAnchor()) {
                findings.error(draft.time(), "no-anchor", post.at().written());
            }
            return;
        }
        if (post.at() instanceof PostTime.NextSlot) {
            checkSlot(post, draft.time(), findings);
            return;
        }
        LocalDateTime written = post.at().in(campaign);
        LocalDateTime moved = timeline.move(campaign, written);
        ZoneId zone = campaign.zone();
        if (sheet.knowsZone() && zone.getRules().getValidOffsets(moved).isEmpty()) {
            findings.error(draft.time(), "time-skipped", moved.toString(), zone.getId());
        } else if (!campaign.period().contains(written.toLocalDate())) {
            findings.warning(
                    draft.time(),
                    "outside-period",
                    written.toLocalDate().toString(),
                    campaign.period().from().toString(),
                    campaign.period().to().toString());
        }
    }

    private void checkSlot(Post post, YamlNode place, Findings findings) {
        List<Destination> goesTo = post.destinations(accounts.getOrDefault(post.municipality(), List.of()));
        Slots slots = sheet.campaign().rules().slots();
        if (!goesTo.isEmpty() && !slots.haveOneFor(post.municipality(), post.theme(), goesTo)) {
            findings.error(
                    place,
                    slots.kept().isEmpty() ? "no-slots" : "no-slot-fits",
                    post.municipality().value());
        }
    }

    private void checkRhythm(PlacedPost draft, Findings findings) {
        Post post = draft.post();
        RepeatSheet repeat = draft.repeat();
        Recurrence rhythm = post.repeat();
        if (post.evergreen() && rhythm != null) {
            findings.error(draft.evergreen(), "evergreen-and-repeat");
        } else if (rhythm != null && post.at() instanceof PostTime.NextSlot) {
            findings.error(repeat.place(), "repeat-next-slot");
        } else if (rhythm != null && sheet.knowsZone() && canTell(post)) {
            checkDates(post, rhythm, repeat, findings);
        }
        if (rhythm != null) {
            checkRepetition(post, repeat.place(), findings);
        }
        if (post.evergreen() && !(post.at() instanceof PostTime.NextSlot)) {
            checkSlot(post, draft.evergreen(), findings);
        }
    }

    private void checkRepetition(Post post, YamlNode place, Findings findings) {
        List<String> refusing = post.destinations(accounts.getOrDefault(post.municipality(), List.of())).stream()
                .map(Destination::network)
                .distinct()
                .filter(surroundings::refusesRepetition)
                .map(NetworkId::value)
                .toList();
        if (!refusing.isEmpty()) {
            findings.warning(place, "repeat-refused", String.join(", ", refusing));
        }
    }

    private boolean canTell(Post post) {
        return !(post.at() instanceof PostTime.Relative) || sheet.campaign().anchor() != null;
    }

    private void checkDates(Post post, Recurrence rhythm, RepeatSheet repeat, Findings findings) {
        Campaign campaign = sheet.campaign();
        Series series = new Series(
                post.localTime(campaign, timeline),
                rhythm.placed(at -> timeline.move(campaign, at)),
                timeline.move(campaign, campaign.period().to().atTime(LocalTime.NOON))
                        .toLocalDate(),
                campaign.zone());
        if (series.occurrences().isEmpty()) {
            findings.error(repeat.until(), "repeat-never");
        }
        Set<LocalDate> dates = Set.copyOf(series.dates());
        repeat.dates().forEach((date, place) -> {
            LocalDate moved =
                    timeline.move(campaign, date.atTime(LocalTime.NOON)).toLocalDate();
            if (!dates.contains(moved)) {
                findings.warning(place, "repeat-no-such-date", date.toString());
            }
        });
        Map<Instant, Occurrence> first = new HashMap<>();
        for (Occurrence each : series.occurrences()) {
            Occurrence other = first.putIfAbsent(each.at(), each);
            if (other != null) {
                findings.error(
                        repeat.dates().getOrDefault(each.date(), repeat.place()),
                        "repeat-twice-at-once",
                        each.date().toString(),
                        other.date().toString());
            }
        }
    }

    private void checkAccounts(PlacedPost draft, PostSheet file, Findings findings) {
        MunicipalityId municipality = draft.post().municipality();
        List<Destination> own = accounts.getOrDefault(municipality, List.of());
        if (own.isEmpty()) {
            findings.error(file.municipalityPlace(), "no-account", municipality.value());
            return;
        }
        for (Scalar name : draft.on()) {
            checkAccount(name, municipality, own, findings);
        }
    }

    private void checkAccount(Scalar name, MunicipalityId municipality, List<Destination> own, Findings findings) {
        String wanted = name.value();
        if (own.stream()
                .anyMatch(each ->
                        each.account().equals(wanted) || each.network().value().equals(wanted))) {
            return;
        }
        List<String> choices = Stream.concat(
                        own.stream().map(each -> each.network().value()).distinct(),
                        own.stream().map(Destination::account))
                .toList();
        String list = String.join(", ", choices);
        Optional<Destination> other = surroundings.accounts().stream()
                .filter(each -> each.account().equals(wanted))
                .findFirst();
        if (other.isPresent()) {
            findings.error(
                    name, "account-of-other", wanted, other.get().municipality().value(), list);
        } else if (networks.contains(wanted)) {
            findings.error(name, "no-account-on-network", municipality.value(), wanted, list);
        } else {
            Nearest.to(wanted, choices)
                    .ifPresentOrElse(
                            nearest -> findings.error(name, "unknown-account", wanted, nearest),
                            () -> findings.error(name, "unknown-account-far", wanted, list));
        }
    }

    private void checkMessages(PlacedPost draft, Findings findings) {
        Post post = draft.post();
        for (Destination account : post.destinations(accounts.getOrDefault(post.municipality(), List.of()))) {
            NetworkId network = account.network();
            if (!allMediaFound(post.wordingFor(network))) {
                continue;
            }
            Message message = post.messageFor(
                    network,
                    sheet.campaign().language(),
                    reference -> media.find(reference).orElseThrow());
            for (Misfit misfit : surroundings.misfits(account, message)) {
                if (misfit.kind() == Misfit.Kind.PUBLIC_ADDRESS_NEEDED) {
                    adviseOnAddress(network, draft, misfit, findings);
                    continue;
                }
                YamlNode place = misfit.media() == 0
                        ? draft.textPlace(network, misfit.part())
                        : draft.mediaPlace(network, misfit.part(), misfit.media());
                findings.error(place, "misfit." + misfit.kind(), arguments(network, misfit));
            }
        }
    }

    /** A matter of the installation, not of this post: said once for each network, and keeps nothing from being taken up. */
    private void adviseOnAddress(NetworkId network, PlacedPost draft, Misfit misfit, Findings findings) {
        if (unreached.add(network)) {
            findings.warning(
                    draft.textPlace(network, misfit.part()), "misfit." + misfit.kind(), arguments(network, misfit));
        }
    }

    /** The network, what was found, what is allowed, and where both are figures, how much too much it is. */
    private static Object[] arguments(NetworkId network, Misfit misfit) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(network.value());
        arguments.addAll(misfit.arguments());
        if (misfit.arguments().size() == 2
                && misfit.arguments().get(0) instanceof Number found
                && misfit.arguments().get(1) instanceof Number allowed) {
            arguments.add(found.longValue() - allowed.longValue());
        }
        return arguments.toArray();
    }

    private boolean allMediaFound(List<Wording> parts) {
        return parts.stream()
                .flatMap(part -> part.media().stream())
                .allMatch(each -> media.find(each).isPresent());
    }
}
