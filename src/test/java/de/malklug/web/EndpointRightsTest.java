/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import de.malklug.Malklug;
import de.malklug.security.Allowed;
import java.util.concurrent.Callable;
import org.springframework.web.bind.annotation.RequestMapping;
import picocli.CommandLine.Command;

@AnalyzeClasses(packagesOf = Malklug.class, importOptions = ImportOption.DoNotIncludeTests.class)
class EndpointRightsTest {

    private static final DescribedPredicate<JavaMethod> ANSWER_REQUESTS = new DescribedPredicate<>("answer requests") {
        @Override
        public boolean test(JavaMethod method) {
            return method.isMetaAnnotatedWith(RequestMapping.class) || method.isAnnotatedWith(RequestMapping.class);
        }
    };

    private static final DescribedPredicate<JavaClass> ARE_COMMANDS_THAT_DO_SOMETHING =
            new DescribedPredicate<>("are commands that do something") {
                @Override
                public boolean test(JavaClass type) {
                    return type.isAnnotatedWith(Command.class)
                            && type.isAssignableTo(Callable.class)
                            && type.getConstructors().stream()
                                    .anyMatch(
                                            each -> !each.getRawParameterTypes().isEmpty());
                }
            };

    @ArchTest
    static final ArchRule endpoints_say_who_may_call_them = methods()
            .that(ANSWER_REQUESTS)
            .should()
            .beAnnotatedWith(Allowed.class)
            .because("a page or call nobody thought about must not be open by accident");

    @ArchTest
    static final ArchRule commands_say_what_they_need = classes()
            .that(ARE_COMMANDS_THAT_DO_SOMETHING)
            .should()
            .beAnnotatedWith(Allowed.class)
            .because("whoever reads who may do what finds the commands there too");

    @ArchTest
    static final ArchRule commands_of_a_family_say_what_they_need = methods()
            .that()
            .areAnnotatedWith(Command.class)
            .should()
            .beAnnotatedWith(Allowed.class)
            .because("whoever reads who may do what finds the commands there too");

    @ArchTest
    static final ArchRule rights_are_declared_in_one_way_only = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.security.access.prepost..", "jakarta.annotation.security..")
            .because("rights are decided in one place: " + Allowed.class.getName());
}
