/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.stops;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import de.malklug.queue.Delivery;
import de.malklug.queue.DeliveryFilter;
import de.malklug.queue.DeliveryStatus;
import de.malklug.queue.Stops.Caught;
import de.malklug.queue.Stops.Stop;
import de.malklug.web.testing.BrowserTests;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The agency stops a town in a hurry, sees what that caught, and lets it go on item by item. */
class StopStoryIT extends BrowserTests {

    @Test
    void menden_is_stopped_looked_at_and_resumed_item_by_item() {
        signIn("agentur");
        page.click("header >> text=Anhalten …");
        page.selectOption("#what", "MUNICIPALITY:menden");
        page.waitForSelector("text=Das betrifft: 7 geplante Zustellungen.");
        accessible();
        page.fill("#reason", "Text wird noch einmal geprüft");
        page.click("main button[type=submit]");

        assertThat(page.locator("h1").textContent()).isEqualTo("Angehalten: alles von Menden");
        assertThat(page.locator(".mk-stops").textContent()).contains("7 Zustellungen warten.");
        assertThat(page.locator("section:has(#h-gone)").textContent()).contains("Was schon hinaus war");
        accessible();
        Stop stop = ledger.inForce().getFirst();
        List<Caught> caught = ledger.caught(stop.id());
        assertThat(caught).hasSize(7);

        Delivery moved = caught.get(0).delivery();
        Delivery withdrawn = caught.get(1).delivery();
        Delivery held = caught.get(2).delivery();
        page.selectOption("#going-" + moved.id(), "at");
        page.fill("#day-" + moved.id(), "2026-11-01");
        page.selectOption("#going-" + withdrawn.id(), "withdraw");
        page.selectOption("#going-" + held.id(), "hold");
        page.click("text=Auswahl prüfen …");
        Locator summary = page.locator(".mk-summary");
        assertThat(summary.textContent()).contains("Eine Zeit stimmt noch nicht");
        assertThat((Boolean) summary.evaluate("node => node === document.activeElement"))
                .isTrue();
        assertThat(page.inputValue("#going-" + withdrawn.id())).isEqualTo("withdraw");
        accessible();
        forgetComplaints();

        page.fill("#day-" + moved.id(), "2026-11-20");
        page.click("text=Auswahl prüfen …");
        assertThat(page.locator("h1").textContent()).isEqualTo("Auswahl fortsetzen: alles von Menden");
        accessible();
        assertThat(ledger.onHold(stop.id())).isEqualTo(7);
        page.click("text=Auswahl fortsetzen (5 Zustellungen)");

        assertThat(page.locator("main [role=status]").first().textContent())
                .contains("5 Zustellungen gehen weiter, 1 ist zurückgezogen. 1 bleibt angehalten.");
        assertThat(ledger.inForce()).isEmpty();
        assertThat(ledger.countByStatus(DeliveryFilter.ALL.of(java.util.Set.of(held.municipality())))
                        .get(DeliveryStatus.HELD))
                .isEqualTo(1);
        page.navigate("/stops");
        assertThat(page.locator("main").textContent()).contains("Beendet, aber noch nicht entschieden");
        accessible();
    }
}
