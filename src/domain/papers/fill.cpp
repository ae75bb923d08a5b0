#include "domain/papers/fill.h"

#include "base/text.h"
#include "domain/papers/paper_text.h"

#include <kainjow/mustache.hpp>

#include <algorithm>

namespace shuofa {
namespace {

namespace mustache = kainjow::mustache;

// Stand for the letters that a value must not bring into the structure of a text.  Values are
// stripped of control characters first, so that none of these can come from outside.
constexpr char value_start = '\x02';
constexpr char value_bar = '\x1d';
constexpr char value_backslash = '\x1c';

std::string guarded(const std::string& value) {
    std::string safe(1, value_start);
    for (const char c : safe_for_display(replace_all(value, "\n", " "))) {
        safe += c == '|' ? value_bar : c == '\\' ? value_backslash : c;
    }
    return safe;
}

std::string unguarded(std::string_view text) {
    std::string plain;
    for (const char c : text) {
        if (c == value_start) continue;
        plain += c == value_bar ? '|' : c == value_backslash ? '\\' : c;
    }
    return plain;
}

std::vector<PaperBlock> read_blocks(const std::string& rendered) {
    std::vector<PaperBlock> blocks = parse_paper_text(rendered);
    for (PaperBlock& block : blocks) {
        block.text = trim(unguarded(block.text));
        for (auto& row : block.rows) {
            for (std::string& cell : row)
                cell = trim(unguarded(cell));
        }
    }
    return blocks;
}

// Looks names up as mustache does and notes those that have no value.
class NotingContext : public mustache::basic_context<std::string> {
public:
    explicit NotingContext(const mustache::data& root) { scopes_.push_back(&root); }

    void push(const mustache::data* data) override { scopes_.push_back(data); }
    void pop() override { scopes_.pop_back(); }
    const mustache::data* get(const std::string& name) const override {
        for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
            if (const mustache::data* found = (*scope)->get(name)) return found;
        }
        const bool is_question = name.starts_with("has_") || name.starts_with("is_");
        if (!is_question && !paper_list_names().contains(name)) absent_.insert(name);
        return nullptr;
    }
    const mustache::data* get_partial(const std::string&) const override { return nullptr; }
    const std::set<std::string>& absent() const { return absent_; }

private:
    std::vector<const mustache::data*> scopes_;
    mutable std::set<std::string> absent_;
};

template <class T, class F>
void add_list(mustache::data& root, const std::string& name, const std::vector<T>& items,
              F&& entry_of) {
    mustache::data list{mustache::data::type::list};
    int number = 0;
    for (const T& item : items) {
        mustache::data entry = entry_of(item);
        entry.set("n", std::to_string(++number));
        entry.set("is_last", number == static_cast<int>(items.size()));
        list.push_back(entry);
    }
    if (number == 0) return;
    root.set(name, list);
    root.set("has_" + name, true);
}

void set_text(mustache::data& entry, const std::string& name, const std::string& text) {
    if (text.empty()) return;
    entry.set(name, text);
    entry.set("has_" + name, true);
}

std::vector<Citation> citations_of(const PaperInputs& inputs) {
    std::vector<Citation> all;
    const auto add = [&](const Citation& citation) {
        const bool known = std::any_of(all.begin(), all.end(), [&](const Citation& other) {
            return other.law == citation.law && other.article == citation.article;
        });
        if (!known && !citation.article.empty()) all.push_back(citation);
    };
    for (const PaperDemand& demand : inputs.demands) {
        for (const Citation& citation : demand.basis)
            add(citation);
    }
    for (const PaperSum& sum : inputs.sums)
        add(sum.basis);
    return all;
}

void add_lists(mustache::data& root, const PaperInputs& inputs) {
    using mustache::data;
    std::vector<PaperFact> listed;
    for (const PaperFact& fact : inputs.facts) {
        if (fact.listed) listed.push_back(fact);
    }
    add_list(root, "facts", listed, [](const PaperFact& fact) {
        data entry;
        set_text(entry, "label", fact.label.zh);
        set_text(entry, "value", fact.value);
        set_text(entry, "source", fact.source);
        return entry;
    });
    add_list(root, "statements", inputs.statements, [](const auto& statement) {
        data entry;
        set_text(entry, "text", statement.second);
        return entry;
    });
    add_list(root, "demands", inputs.demands, [](const PaperDemand& demand) {
        data entry;
        set_text(entry, "text", demand.text);
        set_text(entry, "basis", cited(demand.basis));
        return entry;
    });
    add_list(root, "sums", inputs.sums, [](const PaperSum& sum) {
        data entry;
        set_text(entry, "label", sum.label);
        set_text(entry, "formula", sum.formula);
        set_text(entry, "yuan", sum.yuan);
        set_text(entry, "basis", sum.basis.article.empty() ? "" : cited({sum.basis}));
        set_text(entry, "from_facts", sum.facts);
        set_text(entry, "rule", sum.rule);
        set_text(entry, "version", sum.version);
        return entry;
    });
    add_list(root, "events", inputs.events, [](const PaperEvent& event) {
        data entry;
        set_text(entry, "day", day_text_zh(event.day));
        set_text(entry, "text", event.text);
        return entry;
    });
    add_list(root, "exhibits", inputs.exhibits, [](const PaperExhibit& exhibit) {
        data entry;
        set_text(entry, "name", exhibit.name);
        set_text(entry, "source", exhibit.source);
        set_text(entry, "purpose", exhibit.purpose);
        set_text(entry, "pages", exhibit.pages);
        return entry;
    });
    add_list(root, "dates", inputs.dates, [](const PaperDate& date) {
        data entry;
        set_text(entry, "label", date.label);
        set_text(entry, "day", day_text_zh(date.day));
        set_text(entry, "why", date.why);
        if (!date.basis.article.empty()) set_text(entry, "basis", cited({date.basis}));
        set_text(entry, "version", date.version);
        return entry;
    });
    const std::vector<Citation> citations = citations_of(inputs);
    add_list(root, "citations", citations, [](const Citation& citation) {
        data entry;
        set_text(entry, "text", cited({citation}));
        set_text(entry, "in_force",
                 citation.in_force_from ? day_text_zh(*citation.in_force_from) : "");
        set_text(entry, "checked", citation.checked_on ? day_text_zh(*citation.checked_on) : "");
        return entry;
    });
    set_text(root, "all_cited", cited(citations));
    root.set("next_n", std::to_string(inputs.demands.size() + 1));
    if (!listed.empty() || !inputs.sums.empty() || !inputs.exhibits.empty()) {
        root.set("has_annex", true);
    }
}

struct Rendered {
    std::vector<PaperBlock> blocks;
    std::set<std::string> absent;
};

Result<Rendered> render(const std::string& body, const PaperInputs& inputs) {
    mustache::data root;
    for (const auto& [name, text] : inputs.values)
        set_text(root, name, std::string{trim(text)});
    root.set("today", day_text_zh(inputs.today));
    add_lists(root, inputs);

    mustache::mustache pattern{body};
    pattern.set_custom_escape(guarded);
    NotingContext context{root};
    const std::string text = pattern.is_valid() ? pattern.render(context) : std::string{};
    if (!pattern.is_valid()) return fail(paper_template_broken, pattern.error_message());
    return Rendered{read_blocks(text), context.absent()};
}

std::vector<std::string> sentences(std::string_view text) {
    std::vector<std::string> found(1);
    for (const char32_t c : code_points(text)) {
        found.back() += utf8(std::u32string_view{&c, 1});
        if (c == U'。' || c == U'；' || c == U'\n') found.emplace_back();
    }
    if (found.back().empty()) found.pop_back();
    return found;
}

std::size_t length_of(const std::vector<PaperBlock>& blocks) {
    return count_code_points(trim(plain_text(blocks, TextLayout::Form)));
}

// A text with a limit tells as many whole sentences of the story as fit; facts, demands and sums
// stay.  What is left over shows in facts_unused and in the check for length.
Result<Rendered> render_within(const PaperLength& length, const PaperInputs& inputs) {
    Rendered whole = TRY(render(length.body, inputs));
    const auto story = inputs.values.find("story");
    if (length.limit == 0 || length_of(whole.blocks) <= length.limit ||
        story == inputs.values.end()) {
        return whole;
    }
    PaperInputs shorter = inputs;
    std::vector<std::string> parts = sentences(story->second);
    while (!parts.empty()) {
        parts.pop_back();
        shorter.values["story"] = join(parts, "");
        if (parts.empty()) shorter.values.erase("story");
        Rendered next = TRY(render(length.body, shorter));
        if (length_of(next.blocks) <= length.limit || parts.empty()) return next;
    }
    return whole;
}

bool is_told(const PaperFact& fact, const std::string& text, const PaperInputs& inputs) {
    for (const auto& [name, sentence] : inputs.statements) {
        if (name == fact.name && contains(text, safe_for_display(sentence))) return true;
    }
    // "是" stands in many a text; a bare yes is told by its label in the table of facts.
    if (count_code_points(fact.value) < 2) {
        return contains(text, safe_for_display(fact.label.zh) + "：" + fact.value);
    }
    return contains(text, safe_for_display(fact.value));
}

void sort_facts(FilledPaper& filled, const PaperInputs& inputs) {
    const std::string text = plain_text(filled.paper.blocks, TextLayout::Form);
    for (const PaperFact& fact : inputs.facts) {
        (is_told(fact, text, inputs) ? filled.facts_used : filled.facts_unused).push_back(fact);
    }
    for (const Citation& citation : citations_of(inputs)) {
        if (contains(text, citation.article)) filled.citations.push_back(citation);
    }
}

std::string title_of(const std::vector<PaperBlock>& blocks, const PaperTemplate& kind) {
    for (const PaperBlock& block : blocks) {
        if (block.kind == BlockKind::Title) return block.text;
    }
    return kind.name.zh;
}

Result<const PaperLength*> find_length(const PaperTemplate& kind, std::string_view id) {
    if (kind.lengths.empty()) return fail(paper_template_broken, kind.id);
    if (id.empty()) return &kind.lengths.front();
    for (const PaperLength& length : kind.lengths) {
        if (length.id == id) return &length;
    }
    return fail(paper_length_not_found, std::string{id}, "length");
}

bool lacks(const PaperInputs& inputs, const std::string& name) {
    if (name == "demands") return inputs.demands.empty();
    if (name == "exhibits") return inputs.exhibits.empty();
    if (name == "statements_or_story") {
        const auto story = inputs.values.find("story");
        return inputs.statements.empty() && (story == inputs.values.end() || story->second.empty());
    }
    const auto found = inputs.values.find(name);
    return found == inputs.values.end() || trim(found->second).empty();
}

}  // namespace

const std::set<std::string, std::less<>>& paper_list_names() {
    static const std::set<std::string, std::less<>> names = {
        "facts", "statements", "demands", "sums", "events", "exhibits", "dates", "citations"};
    return names;
}

std::string cited(const std::vector<Citation>& citations) {
    std::string text;
    std::string law;
    for (const Citation& citation : citations) {
        if (!text.empty()) text += "、";
        if (citation.law != law) text += "《" + citation.law + "》";
        law = citation.law;
        text += citation.article;
    }
    return text;
}

Result<FilledPaper> fill(const PaperTemplate& kind, std::string_view length_id,
                         const PaperInputs& inputs) {
    if (inputs.blocked.contains("all") || inputs.blocked.contains(kind.id)) {
        return fail(paper_blocked, kind.id);
    }
    const PaperLength& length = *TRY(find_length(kind, length_id));
    FilledPaper filled;
    filled.paper.kind = kind.id;
    filled.paper.title = kind.name.zh;
    filled.paper.written_on = inputs.today;
    if (const auto writer = inputs.values.find("your_name"); writer != inputs.values.end()) {
        filled.paper.writer = safe_for_display(trim(writer->second));
    }
    bool may_write = true;
    for (const PaperNeed& need : kind.needs) {
        if (!lacks(inputs, need.name)) continue;
        filled.missing.push_back({need.name, need.question, need.required});
        may_write = may_write && !need.required;
    }
    if (!may_write) {
        filled.facts_unused = inputs.facts;
        return filled;
    }
    Rendered rendered = TRY(render_within(length, inputs));
    if (!rendered.absent.empty()) {
        return fail(paper_template_broken,
                    kind.id + " uses a value that is not there: " + *rendered.absent.begin());
    }
    filled.paper.title = title_of(rendered.blocks, kind);
    filled.paper.blocks = std::move(rendered.blocks);
    sort_facts(filled, inputs);
    return filled;
}

}  // namespace shuofa
