/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.campaign.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes YAML files in parts. Comments, order, quotes, indentation, line breaks and a byte order mark stay as they are wherever nothing
 * is changed, byte for byte. Where a value is repeated through an alias and is to differ in one of its places, the repetitions are
 * written out. What comes out is read again and compared with what was wanted before anything is handed back.
 *
 * <pre>{@code
 * YamlEditor.apply(file, List.of(new YamlChange.Set(YamlPath.of("rules", "latest"), YamlValue.plain("3 hours"))))
 * }</pre>
 */
public final class YamlEditor {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private YamlEditor() {}

    /**
     * Makes all of the changes, or none.
     *
     * @param file in UTF-8; must be readable without errors by {@link YamlFile}
     */
    public static YamlEdit apply(byte[] file, List<YamlChange> changes) {
        if (changes.isEmpty()) {
            return new YamlEdit.Done(file);
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            return new YamlEdit.Impossible(1, 1);
        }
        boolean marked = text.startsWith(BYTE_ORDER_MARK);
        try {
            String changed = changed(marked ? text.substring(1) : text, changes);
            return new YamlEdit.Done((marked ? BYTE_ORDER_MARK + changed : changed).getBytes(StandardCharsets.UTF_8));
        } catch (Unchangeable e) {
            return place(text, e.place());
        }
    }

    /** Names that are missing on the way are added one after the other, because the second may need what the first brought. */
    private static String changed(String text, List<YamlChange> changes) throws Unchangeable {
        String now = withoutTouchedAliases(text, changes);
        Spot root = read(now);
        List<YamlChange> atOnce = new ArrayList<>();
        List<YamlChange> later = new ArrayList<>();
        for (YamlChange change : changes) {
            (SpotWalk.isMissingParent(root, change) ? later : atOnce).add(change);
        }
        now = surgery(now, root, atOnce);
        for (YamlChange change : later) {
            now = surgery(now, read(now), List.of(change));
        }
        return now;
    }

    private static String surgery(String text, Spot root, List<YamlChange> changes) throws Unchangeable {
        if (changes.isEmpty()) {
            return text;
        }
        Splices splices = new Splices(text);
        Surgeon surgeon = new Surgeon(splices);
        for (YamlChange change : changes) {
            surgeon.change(root, change);
        }
        surgeon.finish();
        String changed = splices.applied();
        Optional<Spot> after = SpotTree.of(changed);
        if (after.isEmpty() || !after.get().says(WantedTree.of(root, changes))) {
            throw new Unchangeable(
                    SpotWalk.nearest(root, changes.getFirst().path()).start());
        }
        return changed;
    }

    private static String withoutTouchedAliases(String text, List<YamlChange> changes) throws Unchangeable {
        String now = text;
        for (int depth = 0; depth < YamlLimits.USUAL.depth(); depth++) {
            Spot root = read(now);
            List<Spot.Alias> touched = Aliases.touched(root, changes);
            if (touched.isEmpty()) {
                return now;
            }
            Splices splices = new Splices(now);
            Surgeon surgeon = new Surgeon(splices);
            for (Spot.Alias alias : touched) {
                surgeon.writeOut(root, alias);
            }
            now = splices.applied();
        }
        throw new Unchangeable(0);
    }

    private static Spot read(String text) throws Unchangeable {
        return SpotTree.of(text).orElseThrow(() -> new Unchangeable(0));
    }

    private static YamlEdit.Impossible place(String text, int place) {
        String before = text.substring(0, Math.min(place, text.length()));
        int line = (int) before.chars().filter(each -> each == '\n').count() + 1;
        String here = before.substring(before.lastIndexOf('\n') + 1);
        return new YamlEdit.Impossible(line, here.codePointCount(0, here.length()) + 1);
    }

    /** The text can't be changed there. */
    static final class Unchangeable extends Exception {

        private static final long serialVersionUID = 1L;

        private final int place;

        Unchangeable(int place) {
            super("Can't be changed in part at " + place, null, false, false);
            this.place = place;
        }

        int place() {
            return place;
        }
    }
}
