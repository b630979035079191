/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.contributions.Contribution;
import de.malklug.contributions.Contribution.Settlement;
import de.malklug.contributions.Contribution.Status;
import de.malklug.contributions.ContributionLink;
import de.malklug.contributions.Inbox;
import de.malklug.contributions.Inbox.Decision;
import de.malklug.contributions.Note;
import de.malklug.contributions.Picture;
import de.malklug.contributions.Request;
import de.malklug.contributions.Requests;
import de.malklug.contributions.Requests.Issued;
import de.malklug.editorial.Campaigns;
import de.malklug.mail.Mail;
import de.malklug.networks.NetworkId;
import de.malklug.security.Allowed;
import de.malklug.security.OwnAddress;
import de.malklug.security.Right;
import de.malklug.security.Rights;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The inbox for programs. */
@RestController("apiContributions")
@RequestMapping("/api/v1/contributions")
@Tag(name = "Contributions", description = "What towns sent without an account, and what they are asked for.")
class ContributionsController {

    private static final int MOST = 500;

    private final Inbox inbox;
    private final Requests requests;
    private final Campaigns campaigns;
    private final OwnAddress address;
    private final Rights rights;
    private final Clock clock;

    ContributionsController(
            Inbox inbox, Requests requests, Campaigns campaigns, OwnAddress address, Rights rights, Clock clock) {
        this.inbox = inbox;
        this.requests = requests;
        this.campaigns = campaigns;
        this.address = address;
        this.rights = rights;
        this.clock = clock;
    }

    @GetMapping
    @Allowed(Right.WRITE_POSTS)
    @Operation(summary = "Lists what was sent, the newest first")
    Items<Sent> list(
            @Schema(allowableValues = {"received", "asked", "taken", "declined"})
                    @RequestParam(required = false)
                    @Nullable
                    String status) {
        return Items.all(inbox.list(rights.visibleMunicipalities(), statuses(status), MOST).stream()
                .map(Sent::of)
                .toList());
    }

    private static Set<Status> statuses(@Nullable String wanted) {
        if (wanted == null || wanted.isBlank()) {
            return Inbox.SENT;
        }
        return Inbox.SENT.stream()
                .filter(each -> each.name().equalsIgnoreCase(wanted))
                .findFirst()
                .map(Set::of)
                .orElseThrow(() -> new UnknownValue(
                        "status",
                        wanted,
                        Inbox.SENT.stream()
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .toList()));
    }

    @GetMapping("/{id}")
    @Allowed(Right.WRITE_POSTS)
    @Operation(summary = "Shows one")
    Sent show(@PathVariable String id) {
        return Sent.of(mine(id));
    }

    @PostMapping("/{id}/take")
    @Allowed(Right.WRITE_POSTS)
    @Operation(summary = "Makes a draft of it, once")
    ResponseEntity<TakenOver> take(@PathVariable String id, @RequestBody Words body) {
        Decision decision = inbox.take(mine(id), Body.required("version", body.version()), rights.actor());
        if (decision instanceof Decision.Taken taken) {
            String post = taken.post().key().toString();
            return ResponseEntity.created(URI.create("/api/v1/posts/" + post))
                    .body(new TakenOver(
                            post,
                            taken.leftOut().stream().map(Picture::fileName).toList()));
        }
        if (decision instanceof Decision.Refused refused) {
            throw new DeskRefused(refused.why());
        }
        throw new ContributionChanged(contribution(decision));
    }

    @PostMapping("/{id}/ask")
    @Allowed(Right.WRITE_POSTS)
    @Operation(summary = "Asks whoever sent it something")
    Sent ask(@PathVariable String id, @RequestBody Words body, HttpServletRequest request) {
        return said(inbox.ask(
                mine(id),
                Body.required("version", body.version()),
                Body.required("text", text(body)),
                rights.actor(),
                address.asSeenBy(request)));
    }

    @PostMapping("/{id}/decline")
    @Allowed(Right.WRITE_POSTS)
    @Operation(summary = "Declines it, with a reason whoever sent it reads")
    Sent decline(@PathVariable String id, @RequestBody Words body, HttpServletRequest request) {
        return said(inbox.decline(
                mine(id),
                Body.required("version", body.version()),
                Body.required("text", text(body)),
                rights.actor(),
                address.asSeenBy(request)));
    }

    private static @Nullable String text(Words body) {
        String text = body.text();
        return text == null || text.isBlank() ? null : text;
    }

    private static Sent said(Decision decision) {
        return switch (decision) {
            case Decision.Done done -> Sent.of(done.contribution());
            case Decision.NoWords tooLong -> throw new UnknownValue("text", "…", List.of("1–" + Note.LONGEST));
            case Decision.Stale stale -> throw new ContributionChanged(stale.theirs());
            case Decision.Taken taken -> throw new IllegalStateException("Nothing was to be taken");
            case Decision.Refused refused -> throw new IllegalStateException("The desk was not asked");
        };
    }

    private static Contribution contribution(Decision decision) {
        if (decision instanceof Decision.Stale stale) {
            return stale.theirs();
        }
        throw new IllegalStateException("Not stale: " + decision);
    }

    @GetMapping("/links")
    @Allowed(Right.WRITE_POSTS)
    @Operation(summary = "Lists the links by which towns send something, with their addresses while they work")
    Items<Link> links(HttpServletRequest request) {
        return Items.all(requests.links(rights.visibleMunicipalities()).stream()
                .map(each -> link(each, request))
                .toList());
    }

    @PostMapping("/requests")
    @Allowed(Right.WRITE_POSTS)
    @Operation(summary = "Asks towns for a contribution; each gets a link of its own until the deadline")
    Items<Link> ask(@RequestBody Asking body, HttpServletRequest request) {
        String campaign = Body.required("campaign", body.campaign());
        Map<String, @Nullable String> towns = Body.required("towns", body.towns());
        Instant deadline = Body.required("deadline", body.deadline());
        String theme = Body.required("theme", body.theme()).strip();
        String wish = body.wish() == null ? "" : body.wish().strip();
        if (!CampaignId.isValid(campaign)
                || campaigns.find(new CampaignId(campaign)).isEmpty()) {
            throw new Missing("campaign");
        }
        if (theme.isEmpty() || theme.length() > Request.LONGEST_THEME) {
            throw new UnknownValue("theme", "…", List.of("1–" + Request.LONGEST_THEME));
        }
        if (wish.length() > Request.LONGEST_WISH) {
            throw new UnknownValue("wish", "…", List.of("0–" + Request.LONGEST_WISH));
        }
        if (!deadline.isAfter(clock.instant())) {
            throw new UnknownValue("deadline", deadline.toString(), List.of("> " + clock.instant()));
        }
        Requests.Wish asked =
                new Requests.Wish(new CampaignId(campaign), theme, wish, deadline, asked(campaign, towns));
        return Items.all(requests.ask(asked, rights.actor(), address.asSeenBy(request)).stream()
                .map(Issued::link)
                .map(each -> link(each, request))
                .toList());
    }

    private Map<MunicipalityId, Optional<String>> asked(String campaign, Map<String, @Nullable String> towns) {
        List<String> known = campaigns.find(new CampaignId(campaign)).orElseThrow().campaign().municipalities().stream()
                .map(each -> each.id().value())
                .toList();
        Map<MunicipalityId, Optional<String>> asked = new LinkedHashMap<>();
        towns.forEach((town, mail) -> {
            if (!known.contains(town)) {
                throw new UnknownValue("towns", town, known);
            }
            if (!rights.may(Right.WRITE_POSTS, new MunicipalityId(town))) {
                throw new AccessDeniedException("Not this municipality");
            }
            if (mail != null && !mail.isBlank() && !Mail.isAddress(mail.strip())) {
                throw new UnknownValue("towns", mail, List.of("name@town.example"));
            }
            asked.put(
                    new MunicipalityId(town),
                    Optional.ofNullable(mail).map(String::strip).filter(each -> !each.isEmpty()));
        });
        if (asked.isEmpty()) {
            throw new UnknownValue("towns", "{}", known);
        }
        return asked;
    }

    private Link link(ContributionLink link, HttpServletRequest request) {
        Request asked = link.request();
        boolean open = link.isOpen(clock.instant());
        return new Link(
                link.id(),
                link.campaign().value(),
                link.municipality().value(),
                asked == null ? null : asked.theme(),
                link.state(clock.instant()).name().toLowerCase(Locale.ROOT),
                link.expiresAt(),
                open ? requests.address(link, address.asSeenBy(request)).toString() : null);
    }

    private Contribution mine(String id) {
        return inbox.find(id)
                .filter(found -> rights.may(Right.WRITE_POSTS, found.municipality()))
                .orElseThrow(() -> new Missing("contribution"));
    }

    /** What was seen, and what is said to it. */
    @Schema(name = "ContributionWords")
    @JsonPropertyOrder({"version", "text"})
    record Words(@Nullable Integer version, @Nullable String text) {}

    @Schema(name = "ContributionTaken")
    @JsonPropertyOrder({"post", "leftOut"})
    record TakenOver(
            String post,

            @Schema(description = "Pictures that stayed behind: somebody did not agree, or their use was not allowed.")
            List<String> leftOut) {}

    @Schema(name = "ContributionRequest")
    @JsonPropertyOrder({"campaign", "theme", "wish", "deadline", "towns"})
    record Asking(
            @Nullable String campaign,
            @Nullable String theme,
            @Nullable String wish,
            @Nullable Instant deadline,

            @Schema(description = "Municipalities, each with a mail address that gets the link, or null.") @Nullable
            Map<String, @Nullable String> towns) {}

    @Schema(name = "ContributionLink")
    @JsonPropertyOrder({"id", "campaign", "municipality", "theme", "state", "expiresAt", "address"})
    record Link(
            String id,
            String campaign,
            String municipality,

            @Schema(description = "What is asked for; null for the standing link of a municipality.") @Nullable
            String theme,

            String state,
            Instant expiresAt,
            @Nullable String address) {}

    @Schema(name = "ContributionPicture")
    @JsonPropertyOrder({"file", "sha256", "alt", "persons", "rights"})
    record Shown(String file, String sha256, String alt, String persons, boolean rights) {}

    @Schema(name = "Contribution")
    @JsonPropertyOrder({
        "id",
        "version",
        "campaign",
        "municipality",
        "theme",
        "status",
        "receivedAt",
        "deadline",
        "text",
        "day",
        "networks",
        "name",
        "mail",
        "pictures",
        "post",
        "reason"
    })
    record Sent(
            String id,
            int version,
            String campaign,
            String municipality,
            @Nullable String theme,
            String status,
            @Nullable Instant receivedAt,
            @Nullable Instant deadline,
            String text,
            @Nullable LocalDate day,
            List<String> networks,
            String name,
            String mail,
            List<Shown> pictures,
            @Nullable String post,
            @Nullable String reason) {

        private static Sent of(Contribution each) {
            Request request = each.link().request();
            Settlement settlement = each.settlement();
            return new Sent(
                    each.id(),
                    each.version(),
                    each.campaign().value(),
                    each.municipality().value(),
                    request == null ? null : request.theme(),
                    each.status().name().toLowerCase(Locale.ROOT),
                    each.receivedAt(),
                    request == null ? null : each.link().expiresAt(),
                    each.entry().text(),
                    each.entry().day(),
                    each.entry().networks().stream().map(NetworkId::value).toList(),
                    each.entry().name(),
                    each.entry().mail(),
                    each.pictures().stream().map(Sent::shown).toList(),
                    Stream.ofNullable(each.post())
                            .map(Object::toString)
                            .findFirst()
                            .orElse(null),
                    settlement == null ? null : settlement.reason());
        }

        private static Shown shown(Picture picture) {
            return new Shown(
                    picture.fileName(),
                    picture.properties().sha256(),
                    picture.words().alt(),
                    picture.words().persons().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    picture.words().rights());
        }
    }
}
