/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.queue;

import de.malklug.campaign.CampaignId;
import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.Actor;
import de.malklug.networks.NetworkId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stop button: nothing within a stop's scope is sent, up to the moment of the call, until it is lifted. What it caught
 * stays on hold after that, until a person lets each delivery go on. Who does what is kept in the audit trail.
 */
public interface Stops {

    /** Stops at once and puts every scheduled delivery of the scope on hold. */
    Stopped stop(Scope scope, String subject, String reason, Actor person);

    /** Lifts the stop. What it caught stays on hold; nothing goes on by itself. Does nothing if it was lifted before. */
    void lift(String stopId, Actor person);

    /**
     * Lifts the stop and does with what it caught as chosen, all of it in one transaction. What is not named stays on hold.
     * A stop that was lifted before is let go of further: its leftovers can be chosen at any time.
     *
     * @throws java.util.NoSuchElementException if there is no such stop
     */
    Resumed resume(String stopId, Collection<Choice> choices, Actor person);

    /** Stops in force, newest first. */
    List<Stop> inForce();

    /** Stops that were lifted and of which something is still on hold, newest first. */
    List<Stop> withLeftovers();

    /** A stop, also if it was lifted. */
    Optional<Stop> find(String stopId);

    /** How much of what the stop caught is still on hold because of it. */
    int onHold(String stopId);

    /** What the stop caught, as it stands now, by the time it was due. */
    List<Caught> caught(String stopId);

    /** What of the stop's scope had appeared within that time before the stop, newest first; at most 50. */
    List<Delivery> appearedBefore(Stop stop, Duration before);

    /** How much there is to stop, for every combination of what can be stopped. */
    List<Reach> reach();

    /** What a stop covers. */
    enum Scope {
        CAMPAIGN,
        MUNICIPALITY,
        NETWORK,
        ACCOUNT,
        THEME
    }

    /**
     * @param subject id of the campaign, municipality, network or account, or the theme
     * @param person who stopped
     * @param liftedBy who lifted it, or null while it is in force
     */
    record Stop(
            String id,
            Scope scope,
            String subject,
            String reason,
            String person,
            Instant at,
            @Nullable Instant liftedAt,
            @Nullable String liftedBy) {

        public boolean inForce() {
            return liftedAt == null;
        }
    }

    /**
     * @param held how many deliveries it caught
     * @param underWay how many were being published at that moment and may still appear
     */
    record Stopped(Stop stop, int held, int underWay) {}

    /**
     * A delivery that a stop caught.
     *
     * @param latestAt until when it may be sent without a person's word; null for any time
     * @param underWay whether it was being published when the stop came
     */
    record Caught(Delivery delivery, @Nullable Instant latestAt, boolean underWay) {

        /** Whether a person must still decide about it because of the stop. */
        public boolean waits() {
            Explanation why = delivery.explanation();
            return delivery.status() == DeliveryStatus.HELD
                    && (why == null || !why.code().equals("held.person"));
        }

        /** What the campaign's rule for late posts would do, if a person agrees. */
        public Going usual(Instant now) {
            if (delivery.dueAt().isAfter(now)) {
                return new Going.AsPlanned();
            }
            return latestAt == null || !latestAt.isBefore(now) ? new Going.AsSoonAsPossible() : new Going.StayOnHold();
        }
    }

    /**
     * How many deliveries belong to one combination.
     *
     * @param planned how many a stop would put on hold
     * @param underWay how many are being published and may still appear
     */
    record Reach(
            CampaignId campaign,
            MunicipalityId municipality,
            NetworkId network,
            String account,
            @Nullable String theme,
            int planned,
            int underWay) {

        /** Whether a stop of this scope covers it. */
        public boolean isCoveredBy(Scope scope, String subject) {
            return switch (scope) {
                case CAMPAIGN -> campaign.value().equals(subject);
                case MUNICIPALITY -> municipality.value().equals(subject);
                case NETWORK -> network.value().equals(subject);
                case ACCOUNT -> account.equals(subject);
                case THEME -> subject.equals(theme);
            };
        }
    }

    /** What a person chooses for a delivery that a stop caught. @param version the version the person saw */
    record Choice(DeliveryId delivery, int version, Going going) {}

    /** How a held delivery goes on. */
    sealed interface Going {

        /** At its planned time; refused if that has passed. */
        record AsPlanned() implements Going {}

        /** As soon as its account is free, however late. */
        record AsSoonAsPossible() implements Going {}

        /** At another time. */
        record At(Instant instant) implements Going {}

        /** Not yet. */
        record StayOnHold() implements Going {}

        /** Never. */
        record Withdrawn() implements Going {}
    }

    /**
     * What became of the choices.
     *
     * @param going how many go on
     * @param onHold how many of the stop's catch are still on hold
     * @param withdrawn how many were withdrawn
     * @param refused those that were not done as chosen, as they are now
     */
    record Resumed(int going, int onHold, int withdrawn, List<NotResumed> refused) {

        public Resumed {
            refused = List.copyOf(refused);
        }
    }

    /** @param now the delivery as it is; null if there is none */
    record NotResumed(
            DeliveryId delivery, WhyNot why, @Nullable Delivery now) {}

    /** Why a choice was not carried out. */
    enum WhyNot {
        /** Somebody or something changed it meanwhile. */
        CHANGED_MEANWHILE,
        /** Another stop in force covers it. */
        STILL_STOPPED,
        /** The chosen time has passed. */
        TIME_PASSED
    }
}
