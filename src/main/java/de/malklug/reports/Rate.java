/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Engagement per 1,000 people, or the reason why there is no such number. */
public sealed interface Rate {

    /**
     * @param per1000 rounded to one decimal, below 1 to two
     */
    record Per1000(BigDecimal per1000) implements Rate {}

    /** Too few posts were read to say anything. */
    record TooFew() implements Rate {}

    /** Nobody knows how many people there are: no population, or a network that tells no followers. */
    record NoBase() implements Rate {}

    /** Nothing was read yet. */
    record NotYetRead() implements Rate {}

    /** How many read posts a rate needs. */
    int FEWEST_POSTS = 3;

    /**
     * @param engagement what is divided
     * @param posts how many read posts it is from
     * @param fewest how many there must be
     * @param people by how many it is divided; 0 if nobody knows
     */
    static Rate of(long engagement, int posts, int fewest, long people) {
        if (people <= 0) {
            return new NoBase();
        }
        if (posts == 0) {
            return new NotYetRead();
        }
        if (posts < fewest) {
            return new TooFew();
        }
        BigDecimal exact =
                BigDecimal.valueOf(engagement * 1000).divide(BigDecimal.valueOf(people), 6, RoundingMode.HALF_UP);
        BigDecimal fine = exact.setScale(2, RoundingMode.HALF_UP);
        return new Per1000(fine.compareTo(BigDecimal.ONE) < 0 ? fine : exact.setScale(1, RoundingMode.HALF_UP));
    }
}
