/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.media;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.photoshop.PhotoshopDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.io.IOException;
import java.nio.file.Path;

/** Whether a picture carries more than itself: place, time, camera, names, comments. */
final class CameraNotes {

    private CameraNotes() {}

    static boolean in(Path picture) throws IOException {
        try {
            for (Directory directory :
                    ImageMetadataReader.readMetadata(picture.toFile()).getDirectories()) {
                if (isNote(directory) && directory.getTagCount() > 0) {
                    return true;
                }
            }
            return false;
        } catch (ImageProcessingException damaged) {
            throw new UnreadableMedia("The picture is damaged", damaged);
        }
    }

    private static boolean isNote(Directory directory) {
        return directory instanceof ExifDirectoryBase
                || directory instanceof XmpDirectory
                || directory instanceof IptcDirectory
                || directory instanceof PhotoshopDirectory
                || (directory instanceof PngDirectory && directory.containsTag(PngDirectory.TAG_TEXTUAL_DATA));
    }
}
