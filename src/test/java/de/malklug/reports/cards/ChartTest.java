/*
 * Copyright 2026 the malklug authors
 * SPDX-License-Identifier: Apache-2.0
 */
package de.malklug.reports.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChartTest {

    private static final List<String> DAYS = List.of("1.11.", "2.11.", "3.11.", "4.11.");

    @Test
    void a_drawing_has_a_name_and_no_style_of_its_own() throws Exception {
        String svg = new LineChart("Reaktionen", DAYS, List.of(line("Soest", "t5", 1, 2, 3, 4))).wide("trend");

        Element root = parse(svg).getDocumentElement();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getAttribute("aria-labelledby")).isEqualTo("trend-title");
        assertThat(all(root, "title").getFirst().getTextContent()).isEqualTo("Reaktionen");
        assertThat(svg).doesNotContain("style", "<script", "xlink");
    }

    @Test
    void names_cannot_break_out_of_a_drawing() throws Exception {
        String name = "<script>alert(\"5\")</script> & Söhne";
        String svg = new LineChart(
                        name, DAYS, List.of(new LineChart.Line("So<est", name, "t1", List.of(1L, 2L, 3L, 4L))))
                .wide("trend");

        assertThat(svg).doesNotContain("<script>");
        assertThat(all(parse(svg).getDocumentElement(), "title").getFirst().getTextContent())
                .isEqualTo(name);
    }

    @Test
    void a_greater_value_stands_higher_and_zero_stands_on_the_axis() throws Exception {
        Element chart = draw(line("Soest", "t5", 0, 10, 5, 20));

        List<double[]> points = points(all(chart, "polyline").getFirst());
        double axis = all(chart, "line").stream()
                .filter(each -> each.getAttribute("class").equals("axis"))
                .mapToDouble(each -> Double.parseDouble(each.getAttribute("y1")))
                .findFirst()
                .orElseThrow();
        assertThat(points).hasSize(4);
        assertThat(points.get(0)[1]).isEqualTo(axis);
        assertThat(points.get(1)[1]).isLessThan(points.get(2)[1]);
        assertThat(points.get(3)[1]).isLessThan(points.get(1)[1]);
        assertThat(points).extracting(point -> point[0]).isSorted();
    }

    @Test
    void lines_differ_by_class_and_mark() throws Exception {
        Element chart = draw(line("Arnsberg", "t1", 1, 2, 3, 4), line("Menden", "t3", 4, 3, 2, 1));

        assertThat(all(chart, "polyline"))
                .extracting(each -> each.getAttribute("class"))
                .containsExactly("ln c-t1", "ln c-t3");
        assertThat(all(chart, "circle"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.getAttribute("class")).isEqualTo("f-t1"));
        assertThat(all(chart, "path"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.getAttribute("class")).isEqualTo("f-t3"));
    }

    @Test
    void the_names_at_the_ends_do_not_cover_each_other() throws Exception {
        LineChart.Line[] lines = IntStream.rangeClosed(1, 6)
                .mapToObj(number -> line("Ort " + number, "t" + number, 3, 3, 3, 3))
                .toArray(LineChart.Line[]::new);

        List<Double> places = all(draw(lines), "text").stream()
                .filter(each -> each.getAttribute("class").equals("lbl"))
                .map(each -> Double.valueOf(each.getAttribute("y")))
                .sorted()
                .toList();

        assertThat(places).hasSize(6);
        for (int i = 1; i < places.size(); i++) {
            assertThat(places.get(i) - places.get(i - 1)).isGreaterThanOrEqualTo(14);
        }
        assertThat(places.getLast()).isLessThan(300);
    }

    @Test
    void one_step_is_a_short_piece_with_its_mark() throws Exception {
        Element chart = parse(new LineChart("x", List.of("9:00"), List.of(line("Soest", "t1", 7))).narrow("trend"))
                .getDocumentElement();

        assertThat(all(chart, "circle")).hasSize(1);
        assertThat(points(all(chart, "polyline").getFirst())).hasSize(2);
    }

    @Test
    void a_long_name_gives_way_to_its_sign() throws Exception {
        Element chart = parse(new LineChart(
                                "x",
                                DAYS,
                                List.of(new LineChart.Line(
                                        "Südwestfalen Agentur", "SA", "ta", List.of(1L, 2L, 3L, 4L))))
                        .narrow("trend"))
                .getDocumentElement();

        assertThat(all(chart, "text"))
                .filteredOn(each -> each.getAttribute("class").equals("lbl"))
                .extracting(Element::getTextContent)
                .containsExactly("SA");
    }

    @Test
    void bars_are_as_long_as_their_values() throws Exception {
        BarChart chart = new BarChart(
                "x",
                List.of(
                        new BarChart.Bar("Soest", "SO", "t5", 10.0, "10,0"),
                        new BarChart.Bar("Olpe", "OL", "t4", 5.0, "5,0"),
                        new BarChart.Bar("Menden", "ME", "t3", null, "zu wenige")),
                10,
                null);

        Element root = parse(chart.draw("bars")).getDocumentElement();

        assertThat(all(root, "rect"))
                .extracting(each -> Double.parseDouble(each.getAttribute("width")))
                .containsExactly(180.0, 90.0);
        assertThat(all(root, "text")).extracting(Element::getTextContent).contains("zu wenige");
    }

    @Test
    void the_marker_stands_where_its_value_is() throws Exception {
        BarChart chart = new BarChart(
                "x",
                List.of(new BarChart.Bar("Soest", "SO", "t5", 26.0, "26 %")),
                40,
                new BarChart.Marker(20, "gleich: 20 %"));

        Element line =
                all(parse(chart.draw("bars")).getDocumentElement(), "line").getFirst();

        assertThat(Double.parseDouble(line.getAttribute("x1"))).isEqualTo(114 + 180 / 2.0);
    }

    @Test
    void an_axis_has_few_round_ticks_and_zero() {
        assertThat(Scale.over(0, 41).ticks()).containsExactly(0L, 10L, 20L, 30L, 40L, 50L);
        assertThat(Scale.over(0, 3).ticks()).containsExactly(0L, 1L, 2L, 3L);
        assertThat(Scale.over(0, 0).ticks()).containsExactly(0L, 1L);
        assertThat(Scale.over(-3, 12).ticks()).containsExactly(-5L, 0L, 5L, 10L, 15L);
        assertThat(Scale.over(0, 12_345).ticks()).containsExactly(0L, 5_000L, 10_000L, 15_000L);
    }

    private static LineChart.Line line(String name, String look, long... values) {
        return new LineChart.Line(
                name, name.substring(0, 2), look, Arrays.stream(values).boxed().toList());
    }

    private static Element draw(LineChart.Line... lines) throws Exception {
        return parse(new LineChart("x", DAYS, List.of(lines)).wide("trend")).getDocumentElement();
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> all(Element root, String name) {
        NodeList nodes = root.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static List<double[]> points(Element line) {
        List<double[]> points = new ArrayList<>();
        for (String point : line.getAttribute("points").split(" ")) {
            String[] halves = point.split(",");
            points.add(new double[] {Double.parseDouble(halves[0]), Double.parseDouble(halves[1])});
        }
        return points;
    }
}
