/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.demo;

import de.malklug.Malklug;
import de.malklug.campaign.MunicipalityId;
import de.malklug.cli.Welcome;
import de.malklug.contributions.Contributing;
import de.malklug.contributions.LinkTokens;
import de.malklug.contributions.Requests;
import de.malklug.editorial.CampaignImport;
import de.malklug.editorial.Campaigns;
import de.malklug.editorial.Desk;
import de.malklug.editorial.Posts;
import de.malklug.editorial.TimelineSource;
import de.malklug.security.People;
import de.malklug.security.Person;
import de.malklug.security.Role;
import de.malklug.security.Theme;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * malklug with the demo's parts. Not annotated as a configuration, so that no test that scans for components finds it.
 */
@Import({WithoutTests.class, Malklug.class})
class DemoMalklug {

    static final String PASSWORD = "fuenf-staedte";

    @Bean
    TimelineSource fastMotion() {
        return Objects.requireNonNull(Demo.parts().motion());
    }

    @Bean
    Welcome demoWelcome() {
        return Demo.parts().welcome();
    }

    /** One person per role; who is there already stays as they are. */
    @Bean
    InitializingBean demoPeople(People people, FlywayMigrationInitializer tables) {
        return () -> {
            people.add(person("admin", "Verwaltung", Role.ADMIN, null), PASSWORD);
            people.add(person("agentur", "Agentur, Planung", Role.AGENCY, null), PASSWORD);
            people.add(
                    person("soest", "Stadt Soest, Presse", Role.MUNICIPALITY, new MunicipalityId("soest")), PASSWORD);
            people.add(person("marketing", "Marketing", Role.MARKETING, null), PASSWORD);
        };
    }

    /** After a pause everything is moved before the queue wakes, so that nothing seems overdue. */
    @Bean
    SmartInitializingSingleton goOn(CampaignImport imports, Desk desk, Posts posts, DemoInbox inbox, Clock clock) {
        return () -> {
            imports.run();
            DemoDesk.lay(desk, posts, clock);
            inbox.lay();
        };
    }

    private static Person person(String name, String title, Role role, @Nullable MunicipalityId municipality) {
        return new Person(name, title, role, municipality, null, Theme.AUTOMATIC);
    }

    @Bean
    DemoInbox demoInbox(
            Requests requests,
            Contributing contributing,
            LinkTokens tokens,
            Campaigns campaigns,
            Clock clock,
            @Value("${malklug.public-address}") URI address) {
        return new DemoInbox(requests, contributing, tokens, campaigns, clock, address);
    }
}
