/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.demo;

import java.io.IOException;
import java.util.Objects;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.SingletonBeanRegistry;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Keeps the components of tests, which lie on the demo's class path, out of malklug. Imported before malklug, so that the
 * filter is there when malklug looks for its components.
 */
final class WithoutTests implements ImportSelector, BeanFactoryAware {

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        ((SingletonBeanRegistry) beanFactory).registerSingleton("withoutTests", new Filter());
    }

    @Override
    public String[] selectImports(AnnotationMetadata importing) {
        return new String[0];
    }

    private static final class Filter extends TypeExcludeFilter {

        private final String tests =
                Filter.class.getProtectionDomain().getCodeSource().getLocation().toString();

        @Override
        public boolean match(MetadataReader type, MetadataReaderFactory factory) throws IOException {
            return type.getResource().getURL().toString().startsWith(tests);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Filter filter && tests.equals(filter.tests);
        }

        @Override
        public int hashCode() {
            return Objects.hash(tests);
        }
    }
}
