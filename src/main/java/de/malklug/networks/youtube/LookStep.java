/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.networks.youtube;

import de.malklug.networks.Checkpoint;
import de.malklug.networks.PublishOutcome;
import de.malklug.networks.PublishRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for a video whose session is gone after its last bytes were sent. Only what two looks did not find, the second well
 * after the first, is uploaded anew; so there is no second video.
 */
final class LookStep implements Step {

    private final Uploads uploads;
    private final YouTubeSettings.Upload settings;
    private final Course course;

    LookStep(Uploads uploads, YouTubeSettings.Upload settings, Course course) {
        this.uploads = uploads;
        this.settings = settings;
        this.course = course;
    }

    @Override
    public PublishOutcome take(PublishRequest request, Checkpoint from) {
        Optional<String> found;
        try {
            found = uploads.find(request);
        } catch (Uploads.CannotLook why) {
            return why.outcome();
        }
        if (found.isPresent()) {
            return course.created(from, found.get());
        }
        if (Course.count(from, Course.LOOKS) == 0) {
            return course.later(Course.oneMore(from, Course.LOOKS), settings.secondLook());
        }
        Map<String, String> data = new HashMap<>(from.data());
        data.remove(Course.LAST_SENT);
        data.remove(Course.LOOKS);
        return course.next(new Checkpoint(Course.SESSION, from.part(), true, from.live(), data));
    }
}
