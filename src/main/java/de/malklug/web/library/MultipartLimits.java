/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web.library;

import de.malklug.media.LibrarySettings;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** How large a form may be: as large as the largest file, and a little for the rest. Large files never lie in memory. */
@Configuration(proxyBeanMethods = false)
class MultipartLimits {

    private static final DataSize REST = DataSize.ofMegabytes(2);
    private static final DataSize IN_MEMORY = DataSize.ofKilobytes(256);

    static long most(LibrarySettings settings) {
        return Math.max(
                        settings.largestVideo().toBytes(),
                        settings.largestPicture().toBytes())
                + REST.toBytes();
    }

    @Bean
    MultipartConfigElement multipartConfigElement(LibrarySettings settings) {
        MultipartConfigFactory factory = new MultipartConfigFactory();
        factory.setMaxFileSize(DataSize.ofBytes(most(settings)));
        factory.setMaxRequestSize(DataSize.ofBytes(most(settings)));
        factory.setFileSizeThreshold(IN_MEMORY);
        return factory.createMultipartConfig();
    }
}
