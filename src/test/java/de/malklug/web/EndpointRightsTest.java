/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import de.malklug.Malklug;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;

@AnalyzeClasses(packagesOf = Malklug.class, importOptions = ImportOption.DoNotIncludeTests.class)
class EndpointRightsTest {

    private static final DescribedPredicate<JavaMethod> ANSWERS_REQUESTS = new DescribedPredicate<>("answer requests") {
        @Override
        public boolean test(JavaMethod method) {
            return method.isMetaAnnotatedWith(RequestMapping.class) || method.isAnnotatedWith(RequestMapping.class);
        }
    };

    private static final ArchCondition<JavaMethod> SAY_WHO_MAY_CALL_THEM =
            new ArchCondition<>("say who may call them") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean says = isGuarded(method) || isGuarded(method.getOwner());
                    events.add(new SimpleConditionEvent(
                            method,
                            says,
                            method.getFullName() + (says ? " says" : " does not say") + " who may call it"));
                }
            };

    @ArchTest
    static final ArchRule ENDPOINTS_SAY_WHO_MAY_CALL_THEM = methods()
            .that(ANSWERS_REQUESTS)
            .should(SAY_WHO_MAY_CALL_THEM)
            .because("a page or call nobody thought about must not be open by accident");

    private static boolean isGuarded(JavaMethod method) {
        return method.isAnnotatedWith(PreAuthorize.class) || method.isMetaAnnotatedWith(PreAuthorize.class);
    }

    private static boolean isGuarded(JavaClass owner) {
        return owner.isAnnotatedWith(PreAuthorize.class) || owner.isMetaAnnotatedWith(PreAuthorize.class);
    }
}
