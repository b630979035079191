/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.compose;

import de.malklug.media.MediaLibrary;
import de.malklug.networks.Message;
import de.malklug.networks.Network;
import de.malklug.web.compose.ComposePage.Card;
import de.malklug.web.compose.ComposePage.NetworkLine;
import de.malklug.web.compose.ComposePage.Picture;
import de.malklug.web.compose.ComposePage.Preview;
import de.malklug.web.compose.ComposePage.PreviewPart;
import de.malklug.web.compose.ComposePage.State;
import de.malklug.wording.Phrases;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How a draft will look on each network: its wording and proportions, without any network's looks. */
@Component
class Previews {

    private final Counting counting;
    private final MediaLibrary bytes;

    Previews(Counting counting, MediaLibrary bytes) {
        this.counting = counting;
        this.bytes = bytes;
    }

    /** Networks that show the same are shown together. */
    List<Preview> of(Sheet sheet, Phrases phrases) {
        Map<Look, List<NetworkLine>> looks = new LinkedHashMap<>();
        for (Network network : sheet.targets()) {
            Message message = sheet.message(network.id());
            List<PreviewPart> parts = new ArrayList<>();
            for (int number = 1; number <= message.parts().size(); number++) {
                parts.add(part(network, message, number, phrases));
            }
            looks.computeIfAbsent(new Look(parts, note(network, message, phrases)), look -> new ArrayList<>())
                    .add(line(network, message, sheet, phrases));
        }
        List<Preview> previews = new ArrayList<>();
        looks.forEach((look, networks) -> previews.add(new Preview(
                networks.stream().map(NetworkLine::name).collect(Collectors.joining(", ")),
                networks,
                phrases.instant(sheet.dueAt()),
                look.parts(),
                look.note())));
        return previews;
    }

    private record Look(List<PreviewPart> parts, String note) {}

    private NetworkLine line(Network network, Message message, Sheet sheet, Phrases phrases) {
        int over = 0;
        for (int number = 1; number <= message.parts().size(); number++) {
            Counting.Count count = counting.count(network, message, number);
            over += count.isOver() ? -count.left() : 0;
        }
        int accounts = sheet.goesTo(network.id()).size();
        String name = accounts > 1
                ? phrases.text("compose.preview.accounts", network.displayName(), accounts)
                : network.displayName();
        if (over > 0) {
            return new NetworkLine(name, new State("failed", phrases.text("compose.preview.over", over)));
        }
        boolean fits = network.misfits(message, network.limits()).isEmpty();
        return new NetworkLine(
                name,
                fits
                        ? new State("published", phrases.text("compose.preview.fits"))
                        : new State("failed", phrases.text("compose.preview.misfit")));
    }

    private PreviewPart part(Network network, Message message, int number, Phrases phrases) {
        Message.Part part = message.parts().get(number - 1);
        URI link = part.link();
        boolean named = link != null && part.text().contains(link.toString());
        boolean appended = link != null && !named && countsLink(network, part);
        String heading = message.parts().size() == 1
                ? ""
                : phrases.text("post.part", number, message.parts().size());
        return new PreviewPart(
                heading,
                Piece.of(part.text(), counting.fits(network, message, number)),
                appended && link != null ? link.toString() : null,
                link != null && !appended && part.media().isEmpty() ? card(link) : null,
                part.media().stream().map(each -> picture(each, phrases)).toList());
    }

    /** Whether the adapter puts the link into the text: only then it is counted with it. */
    private static boolean countsLink(Network network, Message.Part part) {
        Message.Part without = new Message.Part(part.text(), null, part.media());
        return network.limits().text().stream()
                .anyMatch(
                        limit -> limit.count().applyAsInt(part) > limit.count().applyAsInt(without));
    }

    private static Card card(URI link) {
        String host = link.getHost() == null ? link.toString() : link.getHost();
        return new Card(host.startsWith("www.") ? host.substring(4) : host, link.toString());
    }

    private Picture picture(Message.Media shown, Phrases phrases) {
        boolean bad = AltTexts.saysNothing(shown.alt());
        String said = shown.alt().isBlank()
                ? phrases.text("compose.preview.alt-missing")
                : bad ? phrases.text("compose.preview.alt-bad", shown.alt()) : shown.alt();
        return new Picture(
                shown.isImage() && bytes.find(shown.id()).isPresent() ? "/media/" + shown.id() : null,
                shown.isVideo(),
                shown.alt(),
                bad,
                said,
                shown.width(),
                shown.height(),
                shown.height() > shown.width() ? "is-tall" : "");
    }

    private static String note(Network network, Message message, Phrases phrases) {
        if (message.parts().size() > 1 && !FurtherParts.areTaken(network)) {
            return phrases.text("compose.preview.one-part");
        }
        if (message.parts().size() > 1 && FurtherParts.areComments(network)) {
            return phrases.text("compose.preview.comments");
        }
        return network.byHand() ? phrases.text("compose.preview.by-hand") : "";
    }
}
