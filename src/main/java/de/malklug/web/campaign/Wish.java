/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.campaign;

import de.malklug.campaign.MunicipalityId;
import de.malklug.editorial.CampaignFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a person typed on the page, by the names of {@link de.malklug.campaign.CampaignSettings}.
 *
 * @param typed as in the fields, those that add something included
 * @param wanted with what is added under the name it gets
 */
record Wish(Map<String, String> typed, Map<String, String> wanted) {

    private static final Pattern NAME = Pattern.compile(
            "(period|anchor|rules|quiet|distance)\\.[a-z]+|share\\.[a-z0-9-]+|(layer|neutrality)\\.[a-z0-9-]+\\.[a-z-]+"
                    + "|account\\.[A-Za-z0-9_-]+\\.(quiet|distance)\\.[a-z]+|add\\.account|add\\.account\\.(quiet|distance)\\.[a-z]+"
                    + "|add\\.window\\.[a-z-]+");

    private static final int LONGEST = 4_000;
    private static final String ADDED_ACCOUNT = "add.account";
    private static final String ADDED_WINDOW = "add.window.";

    static Wish of(Map<String, String> form) {
        Map<String, String> typed = new LinkedHashMap<>();
        form.forEach((name, value) -> {
            if (NAME.matcher(name).matches()) {
                String clean = value.replace("\r\n", "\n").strip();
                typed.put(name, clean.substring(0, Math.min(LONGEST, clean.length())));
            }
        });
        Map<String, String> wanted = new LinkedHashMap<>();
        String account = typed.getOrDefault(ADDED_ACCOUNT, "");
        String window = id(typed.getOrDefault(ADDED_WINDOW + "title", ""));
        typed.forEach((name, value) -> {
            if (!name.startsWith("add.")) {
                wanted.put(name, value);
            } else if (name.startsWith(ADDED_WINDOW) && !window.isEmpty()) {
                wanted.put("neutrality." + window + "." + name.substring(ADDED_WINDOW.length()), value);
            } else if (name.startsWith(ADDED_ACCOUNT + ".") && account.matches("[A-Za-z0-9_-]+")) {
                wanted.put("account." + account + name.substring(ADDED_ACCOUNT.length()), value);
            }
        });
        return new Wish(typed, wanted);
    }

    static String id(String title) {
        return CampaignFile.layerId(title).orElse("");
    }

    /** Ids of municipalities that exist. */
    static List<MunicipalityId> towns(List<String> chosen) {
        return chosen.stream()
                .filter(MunicipalityId::isValid)
                .map(MunicipalityId::new)
                .toList();
    }
}
