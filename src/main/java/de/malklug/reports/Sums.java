/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import de.malklug.engagement.EngagementSnapshot;
import de.malklug.networks.Metric;
import de.malklug.networks.MetricValue;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up what deliveries achieved, in one pass over them. */
final class Sums {

    private static final int METRICS = EngagementSnapshot.METRICS.size();

    private final Column[] metrics = columns();
    private final Column engagement = new Column();
    private final Column followed = new Column();
    private final List<Network> networks = new ArrayList<>();
    private final BitSet posts = new BitSet();
    private final Map<Integer, Followers> accounts = new TreeMap<>();
    private int deliveries;
    private int gone;

    /** One metric's sum, and how many figures it is from. */
    private static final class Column {

        private long value;
        private int counted;
        private int notOffered;
        private int notYetRead;

        void add(long figure) {
            if (Counted.isCount(figure)) {
                value += figure;
                counted++;
            } else if (figure == Counted.NOT_OFFERED) {
                notOffered++;
            } else {
                notYetRead++;
            }
        }

        Tally tally() {
            return new Tally(value, counted, notOffered, notYetRead);
        }
    }

    /** What posts of one network that were read say about those that were not. */
    private static final class Network {

        private final boolean[] without = new boolean[METRICS];
        private int unread;
    }

    /** The followers an account had when its posts were read. */
    private static final class Followers {

        private final String account;
        private long sum;
        private int times;

        Followers(String account) {
            this.account = account;
        }
    }

    private static Column[] columns() {
        Column[] columns = new Column[METRICS];
        for (int i = 0; i < METRICS; i++) {
            columns[i] = new Column();
        }
        return columns;
    }

    void add(Counted each) {
        deliveries++;
        posts.set(each.post());
        gone += each.delivery().goneSince() == null ? 0 : 1;
        engagement.add(each.engagement());
        Followers own = accounts.computeIfAbsent(
                each.account(), first -> new Followers(each.delivery().account()));
        EngagementSnapshot newest = each.delivery().newest();
        Network network = network(each.network());
        if (newest == null && each.delivery().offered()) {
            network.unread++;
            return;
        }
        Long followers = newest == null ? null : newest.followers();
        if (followers != null) {
            own.sum += followers;
            own.times++;
            followed.add(each.engagement());
        }
        for (int i = 0; i < METRICS; i++) {
            long figure = each.figure(i);
            metrics[i].add(figure);
            network.without[i] |= figure == Counted.NOT_OFFERED;
        }
    }

    private Network network(int number) {
        while (networks.size() <= number) {
            networks.add(new Network());
        }
        return networks.get(number);
    }

    /** A figure that is not read yet, on a network whose other posts say it is not offered, is not offered. */
    private Tally tally(int metric) {
        Column column = metrics[metric];
        int notOffered = column.notOffered;
        int notYetRead = column.notYetRead;
        for (Network each : networks) {
            notOffered += each.without[metric] ? each.unread : 0;
            notYetRead += each.without[metric] ? 0 : each.unread;
        }
        return new Tally(column.value, column.counted, notOffered, notYetRead);
    }

    Tally engagement() {
        return engagement.tally();
    }

    /**
     * @param followers newest follower counts by account
     * @param settled engagement of the deliveries that speak to the population
     */
    GroupFigures figures(Map<String, MetricValue> followers, Tally settled, @Nullable Long population) {
        Map<Metric, Tally> tallies = new EnumMap<>(Metric.class);
        for (int i = 0; i < METRICS; i++) {
            tallies.put(EngagementSnapshot.METRICS.get(i), tally(i));
        }
        boolean anyKnown = false;
        long known = 0;
        double then = 0;
        for (Followers each : accounts.values()) {
            if (followers.get(each.account) instanceof MetricValue.Count count) {
                anyKnown = true;
                known += count.value();
            }
            then += each.times == 0 ? 0 : (double) each.sum / each.times;
        }
        return new GroupFigures(
                posts.cardinality(),
                deliveries,
                accounts.size(),
                gone,
                tallies,
                engagement.tally(),
                anyKnown ? known : null,
                population,
                Rate.of(followed.value, followed.counted, Rate.FEWEST_POSTS, anyKnown ? Math.round(then) : 0),
                Rate.of(settled.value(), settled.counted(), Rate.FEWEST_POSTS, population == null ? 0 : population));
    }
}
