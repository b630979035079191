/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import de.malklug.engagement.Engagement;
import de.malklug.networks.Network;
import de.malklug.queue.Delivery;
import de.malklug.reports.EngagementReport;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/** Rules the module verification does not cover. Packages are named by a class of theirs, so that a rename can't silence a rule. */
@AnalyzeClasses(
        packagesOf = Malklug.class,
        importOptions = {ImportOption.DoNotIncludeTests.class, RulesTest.DoNotIncludeWorkedOut.class})
class RulesTest {

    /** Beans worked out by {@code mvn package -P fast-start} stay beside the classes they come from. */
    static final class DoNotIncludeWorkedOut implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("__");
        }
    }

    private static final String NETWORKS = Network.class.getPackageName();

    @ArchTest
    static final ArchRule only_networks_talk_http_to_networks = noClasses()
            .that()
            .resideOutsideOfPackage(NETWORKS + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("okhttp3..")
            .because("the one client that never resends by itself lives in networks.http");

    @ArchTest
    static final ArchRule only_the_queue_knows_quartz = noClasses()
            .that()
            .resideOutsideOfPackage(Delivery.class.getPackageName() + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.quartz..")
            .because("Quartz is an alarm clock behind the queue");

    @ArchTest
    static final ArchRule only_engagement_and_reports_know_batch = noClasses()
            .that()
            .resideOutsideOfPackages(
                    Engagement.class.getPackageName() + "..", EngagementReport.class.getPackageName() + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.batch..")
            .because("Spring Batch runs jobs over engagement and reports, nothing else");

    @ArchTest
    static final ArchRule adapters_do_not_see_each_other = slices().matching(NETWORKS + ".(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAPackage(NETWORKS + ".."), resideInAPackage(NETWORKS + ".http.."))
            .ignoreDependency(resideInAPackage(NETWORKS + ".."), resideInAPackage(NETWORKS + ".graph.."));

    @ArchTest
    static final ArchRule adapters_are_closed = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .resideInAPackage(NETWORKS + ".*..")
            .and()
            .resideOutsideOfPackages(NETWORKS + ".http..", NETWORKS + ".graph..")
            .should()
            .notBePublic()
            .because("the rest of malklug speaks to the ports only");

    @ArchTest
    static final ArchRule time_is_the_clock_bean = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("tests move time by hand: " + Clock.class.getName());
}
