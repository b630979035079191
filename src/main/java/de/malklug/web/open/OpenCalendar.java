/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.open;

import de.malklug.campaign.Anchor;
import de.malklug.campaign.Campaign;
import de.malklug.campaign.Municipality;
import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.StoredPost;
import de.malklug.publish.OpenPost;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TextList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.stereotype.Component;

/** The open channel as iCalendar (RFC 5545): every post at the time it appeared, and the event the campaign leads up to. */
@Component
class OpenCalendar {

    private static final int LONGEST_LINE = 75;

    private final Addresses addresses;

    OpenCalendar(Addresses addresses) {
        this.addresses = addresses;
    }

    String of(Campaign campaign, List<OpenPost> posts) {
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//malklug//" + campaign.id() + "//DE"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(ImmutableCalScale.GREGORIAN);
        calendar.add(new XProperty("X-WR-CALNAME", campaign.title()));
        calendar.add(new XProperty("X-WR-TIMEZONE", campaign.zone().getId()));
        Anchor anchor = campaign.anchor();
        if (anchor != null) {
            calendar.add(event(campaign, anchor));
        }
        posts.forEach(each -> calendar.add(event(campaign, each)));
        return folded(calendar.toString());
    }

    private VEvent event(Campaign campaign, OpenPost open) {
        StoredPost stored = open.post();
        Instant changed = stored.changedAt().isAfter(open.at()) ? stored.changedAt() : open.at();
        VEvent event = event(
                campaign.id() + "/" + stored.post().municipality() + "/"
                        + stored.post().id(),
                changed,
                open.at());
        event.add(new Summary(name(campaign, stored.post().municipality()) + ": "
                + stored.post().opening()));
        event.add(new Description(stored.post().wording().text()));
        event.add(
                new Url(URI.create(addresses.full(Addresses.page(campaign.id())) + "#" + OpenPages.anchorOf(stored))));
        String theme = stored.post().theme();
        if (theme != null) {
            event.add(new Categories(new TextList(theme)));
        }
        return event;
    }

    private static VEvent event(Campaign campaign, Anchor anchor) {
        Instant from = instant(campaign, anchor.at());
        VEvent event = event(campaign.id() + "/", from, from);
        LocalDateTime until = anchor.until();
        if (until != null) {
            event.add(new DtEnd<>(instant(campaign, until)));
        }
        event.add(new Summary(anchor.title()));
        URI link = anchor.link();
        if (link != null) {
            event.add(new Url(link));
        }
        return event;
    }

    private static VEvent event(String of, Instant changed, Instant from) {
        VEvent event = new VEvent(false);
        event.add(new Uid(UUID.nameUUIDFromBytes(("malklug/" + of).getBytes(StandardCharsets.UTF_8))
                .toString()));
        event.add(new DtStamp(changed));
        event.add(new DtStart<>(from));
        return event;
    }

    /** Lines of at most 75 octets, as RFC 5545 asks for, and no character cut in two. */
    static String folded(String calendar) {
        StringBuilder folded = new StringBuilder();
        for (String line : calendar.split("\\R")) {
            int octets = 0;
            for (int codePoint : line.codePoints().toArray()) {
                String character = Character.toString(codePoint);
                int more = character.getBytes(StandardCharsets.UTF_8).length;
                if (octets + more > LONGEST_LINE) {
                    folded.append("\r\n ");
                    octets = 1;
                }
                folded.append(character);
                octets += more;
            }
            folded.append("\r\n");
        }
        return folded.toString();
    }

    private static Instant instant(Campaign campaign, LocalDateTime local) {
        return local.atZone(campaign.zone()).toInstant();
    }

    private static String name(Campaign campaign, MunicipalityId municipality) {
        return campaign.municipality(municipality).map(Municipality::name).orElse(municipality.value());
    }
}
