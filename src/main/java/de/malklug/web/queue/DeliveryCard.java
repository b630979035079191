/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.queue;

/**
 * A delivery on the page of its post.
 *
 * @param row as the queue shows it, opened
 * @param visible whether the reader may see its attempts
 */
public record DeliveryCard(QueueRow row, boolean visible) {}
