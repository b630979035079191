/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.plan;

import de.malklug.campaign.MunicipalityId;
import de.malklug.campaign.PostId;
import de.malklug.networks.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that appeared on an account, or is to.
 *
 * @param occurrence empty for a post that appears once
 * @param settled whether it is out, or may be, or waits for a person: then no plan takes it back
 * @param message what it says; null where nobody will ask
 */
public record Appearance(
        MunicipalityId municipality,
        PostId post,
        String occurrence,
        String account,
        Instant at,
        boolean settled,
        @Nullable Message message) {}
