/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.Municipality.Role;
import de.malklug.campaign.Shares.Basis;
import de.malklug.campaign.yaml.Findings;
import de.malklug.campaign.yaml.YamlNode.Scalar;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code campaign.yaml} says about how posts are shared out among the towns. */
final class SharesSheet {

    private SharesSheet() {}

    /** @param scalar {@code rules.shares}, or null if there is none */
    static Shares read(@Nullable Scalar scalar, List<Municipality> municipalities, Findings findings) {
        if (scalar == null) {
            return Shares.USUAL;
        }
        Basis basis = Basis.of(scalar.value()).orElse(null);
        if (basis == null) {
            String known = Arrays.stream(Basis.values()).map(Basis::written).collect(Collectors.joining(", "));
            findings.error(scalar, "not-one-of", scalar.value(), known);
            return Shares.USUAL;
        }
        List<Municipality> towns =
                municipalities.stream().filter(each -> each.role() == Role.TOWN).toList();
        String uncounted = towns.stream()
                .filter(each -> each.population() == null)
                .map(Municipality::name)
                .collect(Collectors.joining(", "));
        boolean numbered = towns.stream().anyMatch(each -> each.share() != null);
        if (basis == Basis.POPULATION && !uncounted.isEmpty()) {
            findings.error(scalar, "shares-without-population", uncounted);
        } else if (basis == Basis.AGREED && !numbered && !towns.isEmpty()) {
            findings.error(scalar, "shares-not-agreed");
        } else if (basis != Basis.AGREED && numbered) {
            findings.warning(scalar, "shares-unused", basis.written());
        }
        return new Shares(basis);
    }
}
