/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks;

import java.time.Instant;

/**
 * One message for one account, and the identity under which it may be asked for again and again without appearing twice.
 *
 * @param key root of every idempotency key: the same for every attempt of this delivery; changes only when a person decides
 *     to send again
 * @param firstAttempt when the first attempt of this delivery began; where a search for it starts
 * @param media where the bytes are
 */
public record PublishRequest(
        String key, ConnectedAccount account, Message message, Instant firstAttempt, MediaSource media) {}
