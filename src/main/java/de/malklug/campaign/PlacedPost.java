/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign;

import de.malklug.campaign.yaml.YamlNode;
import de.malklug.networks.NetworkId;
import java.util.List;
import java.util.Map;

/**
 * A post just read, with the places of its parts so that checks can point at them.
 *
 * @param time where its time stands
 * @param on where each network or account stands
 * @param wording places of what it says
 * @param variants places of what it says otherwise, by network
 * @param thread places of its further parts
 * @param repeat places of its rhythm
 * @param evergreen where it says whether it fills gaps
 */
record PlacedPost(
        Post post,
        YamlNode time,
        List<YamlNode.Scalar> on,
        Places wording,
        Map<NetworkId, Places> variants,
        List<Places> thread,
        RepeatSheet repeat,
        YamlNode evergreen) {

    /**
     * Where the pieces of one wording stand.
     *
     * @param text where the text stands, or whatever stands in its stead
     * @param media where each picture or video stands; empty if the wording names none
     */
    record Places(YamlNode text, boolean hasText, List<YamlNode> media) {}

    /** Where a part's text for that network stands. */
    YamlNode textPlace(NetworkId network, int part) {
        Places variant = variants.get(network);
        if (part > 1) {
            return thread.get(part - 2).text();
        }
        return variant != null && variant.hasText() ? variant.text() : wording.text();
    }

    /** Where a part's picture or video for that network stands. */
    YamlNode mediaPlace(NetworkId network, int part, int number) {
        Places variant = variants.get(network);
        Places places = part > 1
                ? thread.get(part - 2)
                : variant != null && !variant.media().isEmpty() ? variant : wording;
        return places.media().get(number - 1);
    }
}
