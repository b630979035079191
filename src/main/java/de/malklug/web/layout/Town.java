/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.layout;

import de.malklug.campaign.MunicipalityId;

/**
 * A municipality as pages show it: letters and shape say which it is, colour only helps.
 *
 * @param sign two or three letters
 * @param look which pair of colour and shape it has; part of class names such as {@code mk-sign-t1}
 */
public record Town(MunicipalityId id, String name, String sign, String look) {}
