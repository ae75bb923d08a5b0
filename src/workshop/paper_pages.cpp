#include "workshop/paper_pages.h"

#include "base/text.h"
#include "workshop/draw_paper.h"
#include "workshop/shrink_pdf.h"

#include <cairo-pdf.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <utility>

namespace shuofa {
namespace {

constexpr double text_height = page_height - 2 * page_margin + 14;
constexpr double hairline = 0.5;
// Where the middle of a Chinese character stands above the base line: ascent 0.88, descent 0.12.
constexpr double character_middle = 0.38;

// First the shipped fonts, then what other systems call theirs.
constexpr const char* serif_families =
    "Noto Serif CJK SC,Source Han Serif SC,Songti SC,SimSun,Noto Sans CJK SC,WenQuanYi Micro Hei";
constexpr const char* sans_families =
    "Noto Sans CJK SC,Source Han Sans SC,PingFang SC,Microsoft YaHei,SimHei,WenQuanYi Micro Hei";

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* thing) const {
        Free(thing);
    }
};
using Surface = std::unique_ptr<cairo_surface_t, Freed<cairo_surface_destroy>>;
using Canvas = std::unique_ptr<cairo_t, Freed<cairo_destroy>>;
using Layout = std::unique_ptr<PangoLayout, Freed<g_object_unref>>;
using Context = std::unique_ptr<PangoContext, Freed<g_object_unref>>;
using FontChoice = std::unique_ptr<PangoFontDescription, Freed<pango_font_description_free>>;
using Attributes = std::unique_ptr<PangoAttrList, Freed<pango_attr_list_unref>>;

struct PlacedLine {
    int page = 0;
    double x = 0;
    double baseline = 0;
    Ink ink = Ink::Black;
    PangoLayoutLine* line = nullptr;  // owned by its layout in State::layouts
};

struct PlacedRule {
    int page = 0;
    double x = 0, y = 0, width = 0, height = 0;
};

cairo_status_t take_bytes(void* closure, const unsigned char* bytes, unsigned length) {
    auto& all = *static_cast<std::vector<std::byte>*>(closure);
    const auto* first = reinterpret_cast<const std::byte*>(bytes);
    all.insert(all.end(), first, first + length);
    return CAIRO_STATUS_SUCCESS;
}

int units(double points) { return static_cast<int>(points * PANGO_SCALE); }
double points(int units) { return static_cast<double>(units) / PANGO_SCALE; }

PangoAlignment pango_align(Align align) {
    switch (align) {
        case Align::Left:
            return PANGO_ALIGN_LEFT;
        case Align::Centre:
            return PANGO_ALIGN_CENTER;
        case Align::Right:
            return PANGO_ALIGN_RIGHT;
    }
    return PANGO_ALIGN_LEFT;
}

// Whether a line may be widened behind this character: yes in Chinese text, never inside a number
// or a Latin word.  (Pango widens spaces only, which tears holes around the few there are.)
bool may_widen_behind(gunichar character) { return character >= 0x2E80 || character == ' '; }

// Widens the gaps of a line by `slack` in all, unless that is more than `most`.
void spread(PangoLayoutLine* line, int slack, int most) {
    if (slack <= 0 || slack > most) return;
    const char* text = pango_layout_get_text(line->layout);
    std::vector<PangoGlyphInfo*> gaps;
    for (GSList* at = line->runs; at != nullptr; at = at->next) {
        auto* run = static_cast<PangoLayoutRun*>(at->data);
        for (int glyph = 0; glyph < run->glyphs->num_glyphs; ++glyph) {
            const char* character = text + run->item->offset + run->glyphs->log_clusters[glyph];
            if (may_widen_behind(g_utf8_get_char(character))) {
                gaps.push_back(&run->glyphs->glyphs[glyph]);
            }
        }
    }
    if (!gaps.empty()) gaps.pop_back();  // nothing is gained behind the last character
    for (std::size_t gap = 0; gap < gaps.size(); ++gap) {
        const auto share = static_cast<std::size_t>(slack);
        gaps[gap]->geometry.width +=
            static_cast<int>(share * (gap + 1) / gaps.size() - share * gap / gaps.size());
    }
}

}  // namespace

struct PaperPages::State {
    std::vector<std::byte> bytes;
    Surface surface{
        cairo_pdf_surface_create_for_stream(take_bytes, &bytes, page_width, page_height)};
    Canvas canvas{cairo_create(surface.get())};
    Context context{pango_cairo_create_context(canvas.get())};
    Attributes figures{pango_attr_list_new()};
    std::vector<Layout> layouts;
    std::vector<PlacedLine> lines;
    std::vector<PlacedRule> rules;
    int page = 0;

    // A layout of its own for each text: the painted lines point into it until the end.
    PangoLayout* lay_out(std::string_view text, const TextStyle& style);
    // Puts one line so that its characters are centred in a band of the style's leading.
    void put(PangoLayoutLine* line, double x, double top, const TextStyle& style) {
        const double baseline =
            page_margin + top + style.leading / 2 + character_middle * style.size;
        lines.push_back({page, page_margin + x, baseline, style.ink, line});
    }
    void rule(double x, double y, double width, double height) {
        rules.push_back({page, page_margin + x, page_margin + y, width, height});
    }
    std::vector<PangoLayout*> lay_out_row(const std::vector<std::string>& cells,
                                          const std::vector<Column>& columns,
                                          const TextStyle& style, double padding);
    void paint_page(int number);
};

PangoLayout* PaperPages::State::lay_out(std::string_view text, const TextStyle& style) {
    layouts.emplace_back(pango_layout_new(context.get()));
    PangoLayout* layout = layouts.back().get();
    const FontChoice font{pango_font_description_new()};
    pango_font_description_set_family_static(
        font.get(), style.font == Font::Serif ? serif_families : sans_families);
    pango_font_description_set_absolute_size(font.get(), units(style.size));
    if (style.font == Font::SansBold) {
        pango_font_description_set_weight(font.get(), PANGO_WEIGHT_BOLD);
    }
    const std::string shown = safe_for_display(text);
    pango_layout_set_font_description(layout, font.get());
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_attributes(layout, figures.get());
    pango_layout_set_text(layout, shown.data(), static_cast<int>(shown.size()));
    return layout;
}

void PaperPages::State::paint_page(int number) {
    for (const PlacedRule& rule : rules) {
        if (rule.page != number) continue;
        cairo_set_source_rgb(canvas.get(), 0.35, 0.35, 0.35);
        cairo_rectangle(canvas.get(), rule.x, rule.y, rule.width, rule.height);
        cairo_fill(canvas.get());
    }
    for (const PlacedLine& line : lines) {
        if (line.page != number) continue;
        const double grey = line.ink == Ink::Black ? 0.0 : 0.35;
        cairo_set_source_rgb(canvas.get(), grey, grey, grey);
        cairo_move_to(canvas.get(), line.x, line.baseline);
        pango_cairo_show_layout_line(canvas.get(), line.line);
    }
}

PaperPages::PaperPages() : state_{std::make_unique<State>()} {
    // Without the language Pango picks Japanese forms of the characters.
    pango_context_set_language(state_->context.get(), pango_language_from_string("zh-cn"));
    pango_context_set_base_dir(state_->context.get(), PANGO_DIRECTION_LTR);
    pango_attr_list_insert(state_->figures.get(), pango_attr_font_features_new("tnum=1"));
}

PaperPages::~PaperPages() = default;

bool PaperPages::has_chinese_font() const {
    const FontChoice choice{pango_font_description_from_string("Noto Serif CJK SC 12")};
    pango_font_description_set_family_static(choice.get(), serif_families);
    PangoFont* font = pango_context_load_font(state_->context.get(), choice.get());
    if (font == nullptr) return false;
    const bool has = pango_font_has_char(font, U'说') != 0;
    g_object_unref(font);
    return has;
}

void PaperPages::new_page() {
    ++state_->page;
    top_ = 0;
}

int PaperPages::page() const { return state_->page; }

void PaperPages::space(double height) {
    if (top_ > 0) top_ += height;
}

void PaperPages::keep(double height) {
    if (top_ > 0 && top_ + height > text_height) new_page();
}

void PaperPages::text(std::string_view text, const TextStyle& style, const TextPlace& place) {
    PangoLayout* layout = state_->lay_out(text, style);
    const double width = page_text_width - place.left - place.right;
    pango_layout_set_width(layout, units(width));
    pango_layout_set_indent(layout, units(place.indent));
    pango_layout_set_alignment(layout, pango_align(place.align));

    const int count = pango_layout_get_line_count(layout);
    // No first line alone at the foot of a page.
    keep(style.leading * std::min(count, 2));
    PangoLayoutIter* at = pango_layout_get_iter(layout);
    for (int line = 0; line < count; ++line, pango_layout_iter_next_line(at)) {
        keep(style.leading);
        PangoRectangle logical{};
        pango_layout_iter_get_line_extents(at, nullptr, &logical);
        if (place.justified && line + 1 < count) {
            const double used = points(logical.width) + (line == 0 ? place.indent : 0);
            spread(pango_layout_iter_get_line(at), units(width - used), units(6 * style.size));
        }
        state_->put(pango_layout_iter_get_line_readonly(at), place.left + points(logical.x), top_,
                    style);
        top_ += style.leading;
    }
    pango_layout_iter_free(at);
}

void PaperPages::box(double middle, double size) {
    const double top = middle - size / 2;
    state_->rule(1, top, size, hairline);
    state_->rule(1, top + size, size, hairline);
    state_->rule(1, top, hairline, size);
    state_->rule(1 + size, top, hairline, size + hairline);
}

double PaperPages::width_of(std::string_view text, const TextStyle& style) {
    // Wide texts are wrapped anyway: the first characters tell enough.
    PangoLayout* layout = state_->lay_out(first_code_points(text, 60), style);
    int width = 0;
    pango_layout_get_size(layout, &width, nullptr);
    state_->layouts.pop_back();
    return points(width);
}

std::vector<PangoLayout*> PaperPages::State::lay_out_row(const std::vector<std::string>& cells,
                                                         const std::vector<Column>& columns,
                                                         const TextStyle& style, double padding) {
    std::vector<PangoLayout*> row;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        PangoLayout* layout =
            lay_out(column < cells.size() ? std::string_view{cells[column]} : "", style);
        pango_layout_set_width(layout, units(std::max(columns[column].width - 2 * padding, 8.0)));
        pango_layout_set_alignment(layout, pango_align(columns[column].align));
        row.push_back(layout);
    }
    return row;
}

static int most_lines(const std::vector<PangoLayout*>& row) {
    int most = 1;
    for (PangoLayout* layout : row)
        most = std::max(most, pango_layout_get_line_count(layout));
    return most;
}

void PaperPages::keep_row(const std::vector<std::string>& cells, const std::vector<Column>& columns,
                          const TextStyle& style, double padding) {
    const auto row = state_->lay_out_row(cells, columns, style, padding);
    const double height = most_lines(row) * style.leading + 2 * padding;
    state_->layouts.resize(state_->layouts.size() - row.size());
    if (height <= text_height) keep(height);
}

void PaperPages::table_row(const std::vector<std::string>& cells,
                           const std::vector<Column>& columns, const TextStyle& style,
                           double padding, RowPart part) {
    const auto layouts = state_->lay_out_row(cells, columns, style, padding);
    const int most = most_lines(layouts);
    bool first = part == RowPart::First;
    for (int done = 0; done < most;) {
        keep(style.leading + 2 * padding);
        const int room = static_cast<int>((text_height - top_ - 2 * padding) / style.leading);
        const int here = std::min(most - done, std::max(room, 1));
        const double slice = here * style.leading + 2 * padding;
        if (first || done > 0 || top_ == 0) state_->rule(0, top_, page_text_width, hairline);
        first = false;
        double x = 0;
        for (std::size_t column = 0; column < columns.size(); ++column) {
            state_->rule(x, top_, hairline, slice);
            PangoLayoutIter* at = pango_layout_get_iter(layouts[column]);
            const int count = pango_layout_get_line_count(layouts[column]);
            for (int line = 0; line < std::min(count, done + here); ++line) {
                PangoRectangle logical{};
                pango_layout_iter_get_line_extents(at, nullptr, &logical);
                if (line >= done) {
                    state_->put(pango_layout_iter_get_line_readonly(at),
                                x + padding + points(logical.x),
                                top_ + padding + (line - done) * style.leading, style);
                }
                pango_layout_iter_next_line(at);
            }
            pango_layout_iter_free(at);
            x += columns[column].width;
        }
        state_->rule(page_text_width, top_, hairline, slice + hairline);
        top_ += slice;
        state_->rule(0, top_, page_text_width, hairline);
        done += here;
    }
}

Result<std::vector<std::byte>> PaperPages::write_pdf(const PdfProperties& properties) {
    cairo_surface_t* surface = state_->surface.get();
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, properties.title.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "shuofa");
    if (!properties.author.empty()) {
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR,
                                       properties.author.c_str());
    }
    // The paper's own day, so that the same paper gives the same file.
    const std::string day = day_text(properties.written_on) + "T00:00:00+08:00";
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, day.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, day.c_str());

    const int pages = state_->page + 1;
    const TextStyle footer{.size = 9, .leading = 14, .ink = Ink::Grey, .font = Font::Serif};
    for (state_->page = 0; state_->page < pages; ++state_->page) {
        PangoLayout* layout =
            state_->lay_out(fmt::format("第 {} 页，共 {} 页", state_->page + 1, pages), footer);
        int width = 0;
        pango_layout_get_size(layout, &width, nullptr);
        state_->put(pango_layout_get_line_readonly(layout, 0),
                    (page_text_width - points(width)) / 2, text_height + 10, footer);
        state_->paint_page(state_->page);
        cairo_show_page(state_->canvas.get());
    }
    cairo_surface_finish(surface);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS ||
        cairo_status(state_->canvas.get()) != CAIRO_STATUS_SUCCESS) {
        return fail(paper_not_drawn, cairo_status_to_string(cairo_surface_status(surface)));
    }
    return shrink_pdf(state_->bytes);
}

}  // namespace shuofa
