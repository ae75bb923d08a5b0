#include "workflows/draft_paper.h"

#include "base/text.h"
#include "domain/papers/fill.h"
#include "domain/papers/gather_inputs.h"
#include "domain/papers/paper_text.h"
#include "workflows/case_account.h"

#include <algorithm>

namespace shuofa {
namespace {

constexpr std::size_t longest_text = 50'000;

// Everything a paper of one case is made from, alive together.
struct Desk {
    CaseAccount account;
    PaperDetails details;
    const RuleBook* rules = nullptr;
    const PaperTemplates* templates = nullptr;

    PaperSituation situation() const {
        return {account.matter,
                account.position,
                account.order ? &*account.order : nullptr,
                account.facts,
                account.assessment,
                *rules,
                *templates,
                details,
                account.today};
    }
};

Result<Desk> open_desk(sql::Transaction& transaction, const PaperNeeds& needs, const CaseId& id) {
    const CaseKnowledge knowledge = TRY(case_knowledge(needs.library));
    Desk desk{TRY(load_account(transaction, needs.vault, id, knowledge, needs.clock.today())),
              TRY((PaperStore{transaction, needs.vault}.load_details(id))), &knowledge.rules,
              TRY(needs.library.templates())};
    return desk;
}

LintFrame frame_for(const DraftedPaper& paper, const Desk& desk) {
    LintFrame frame;
    const auto kind = desk.templates->find(paper.kind);
    if (kind) {
        frame.reader = (*kind)->reader;
        for (const PaperLength& length : (*kind)->lengths) {
            if (length.id != paper.length) continue;
            frame.limit = length.limit;
            frame.limit_is_ours = length.limit_is_ours;
        }
    }
    frame.citations = paper.citations;
    frame.highest_sum = highest_sum(desk.situation());
    frame.private_texts = private_texts(desk.situation());
    frame.missing = paper.missing;
    frame.facts_unused = paper.facts_unused;
    frame.today = desk.account.today;
    return frame;
}

CheckedPaper checked(DraftedPaper paper, const Desk& desk) {
    auto findings = lint(parse_paper_text(paper.text), frame_for(paper, desk));
    return {std::move(paper), std::move(findings)};
}

Result<void> record(sql::Transaction& transaction, const PaperNeeds& needs, const Desk& desk,
                    std::string_view type, const EventFields& fields) {
    CaseEvent event = TRY(read_case_event(type, fields, needs.clock.today()));
    event.number = static_cast<int>(desk.account.matter.events.size()) + 1;
    event.recorded_at = needs.clock.now();
    return CaseStore{transaction, needs.vault}.append(desk.account.matter.id, event);
}

DraftedPaper drafted(const FilledPaper& filled, const PaperRequest& request,
                     const PaperTemplate& kind, const PaperNeeds& needs) {
    DraftedPaper paper;
    paper.case_id = request.case_id;
    paper.kind = kind.id;
    paper.length = request.length.empty() ? kind.lengths.front().id : request.length;
    paper.text = write_paper_text(filled.paper.blocks);
    paper.drafted_text = paper.text;
    paper.writer = filled.paper.writer;
    paper.written_on = filled.paper.written_on;
    paper.missing = filled.missing;
    paper.citations = filled.citations;
    paper.facts_used = filled.facts_used;
    paper.facts_unused = filled.facts_unused;
    paper.created_at = paper.changed_at = needs.clock.now();
    return paper;
}

// A draft of the same kind that nobody has touched.
Result<std::optional<DraftedPaper>> untouched_draft(const PaperStore& store,
                                                    const DraftedPaper& paper) {
    for (DraftedPaper& other : TRY(store.list(paper.case_id))) {
        if (other.kind == paper.kind && other.length == paper.length &&
            other.state == PaperState::Draft && !other.is_edited()) {
            return std::optional{std::move(other)};
        }
    }
    return std::optional<DraftedPaper>{};
}

std::string_view party_of(PaperReader reader) {
    switch (reader) {
        case PaperReader::Seller:
        case PaperReader::Caller:
            return "seller";
        case PaperReader::Platform:
            return "platform";
        case PaperReader::Authority:
            return "msa_complaint";
        case PaperReader::Association:
            return "consumer_association";
        case PaperReader::Court:
            return "court";
        case PaperReader::Public:
        case PaperReader::Own:
            return "other";
    }
    return "other";
}

struct CaseNews {
    std::string type;
    EventFields fields;
};

// What a step of a paper means for its case.
CaseNews news_of(const DraftedPaper& paper, const PaperStep& step) {
    EventFields fields{{"paper", paper.id.text()}, {"on", day_text(step.day)}};
    if (!step.note.empty()) fields["note"] = step.note;
    if (step.state == PaperState::Answered) {
        fields["from"] = step.channel;
        return {"they_answered", fields};
    }
    if (!step.proof.empty()) fields["ticket"] = step.proof;
    if (step.state == PaperState::Confirmed) {
        fields["channel"] = step.channel;
        return {"paper_confirmed", fields};
    }
    if (paper.kind == "complaint_12315" || paper.kind == "association_request") {
        fields["with"] = step.channel;
        return {"complaint_filed", fields};
    }
    if (paper.kind == "civil_complaint") {
        fields.erase("paper");
        return {"suit_filed", fields};
    }
    fields["channel"] = step.channel;
    fields["kind"] = paper.kind;
    return {"paper_handed_over", fields};
}

template <class F>
auto on_paper(const PaperNeeds& needs, const PaperId& id, F&& work) -> Result<CheckedPaper> {
    return needs.database.write([&](sql::Transaction& transaction) -> Result<CheckedPaper> {
        PaperStore store{transaction, needs.vault};
        DraftedPaper paper = TRY(store.load(id));
        const Desk desk = TRY(open_desk(transaction, needs, paper.case_id));
        TRY(work(transaction, store, paper, desk));
        return checked(TRY(store.load(id)), desk);
    });
}

}  // namespace

Result<CheckedPaper> draft_paper(const PaperNeeds& needs, const PaperRequest& request) {
    const PaperTemplates& templates = *TRY(needs.library.templates());
    const PaperTemplate& kind = *TRY(templates.find(request.kind));
    if (!request.excuse.empty() && templates.excuse(request.excuse) == nullptr) {
        return fail(excuse_not_found, request.excuse, "excuse");
    }
    const PaperId new_id = needs.ids.next<DraftedPaper>();
    return needs.database.write([&](sql::Transaction& transaction) -> Result<CheckedPaper> {
        PaperStore store{transaction, needs.vault};
        Desk desk = TRY(open_desk(transaction, needs, request.case_id));
        if (!request.key.empty()) {
            if (const auto earlier = TRY(store.find_by_key(request.key))) {
                return checked(TRY(store.load(*earlier)), desk);
            }
        }
        if (kind.id == "excuse_reply") desk.details["excuse"] = request.excuse;
        const FilledPaper filled = TRY(fill(kind, request.length, gather_inputs(desk.situation())));
        DraftedPaper paper = drafted(filled, request, kind, needs);
        if (!request.keep) return checked(std::move(paper), desk);
        paper.id = new_id;
        paper.key = request.key.empty() ? new_id.text() : request.key;
        const auto earlier = TRY(untouched_draft(store, paper));
        if (earlier) {
            paper.id = earlier->id;
            paper.created_at = earlier->created_at;
            TRY(store.remove(earlier->id));
        }
        TRY(store.insert(paper));
        const bool is_news = filled.is_finished() && (!earlier || earlier->text.empty());
        if (is_news) {
            TRY(record(transaction, needs, desk, "paper_drafted",
                       {{"paper", paper.id.text()}, {"kind", kind.id}, {"title", kind.name.zh}}));
        }
        return checked(std::move(paper), desk);
    });
}

Result<CheckedPaper> load_paper(const PaperNeeds& needs, const PaperId& id) {
    return needs.database.read([&](sql::Transaction& transaction) -> Result<CheckedPaper> {
        DraftedPaper paper = TRY((PaperStore{transaction, needs.vault}.load(id)));
        const Desk desk = TRY(open_desk(transaction, needs, paper.case_id));
        return checked(std::move(paper), desk);
    });
}

Result<std::vector<LintFinding>> check_paper_text(const PaperNeeds& needs, const PaperId& id,
                                                  std::string_view text) {
    if (!is_utf8(text) || count_code_points(text) > longest_text) {
        return fail(paper_text_too_long, {}, "text");
    }
    CheckedPaper paper = TRY(load_paper(needs, id));
    return needs.database.read(
        [&](sql::Transaction& transaction) -> Result<std::vector<LintFinding>> {
            const Desk desk = TRY(open_desk(transaction, needs, paper.paper.case_id));
            paper.paper.text = text;
            return checked(std::move(paper.paper), desk).lint;
        });
}

Result<CheckedPaper> edit_paper(const PaperNeeds& needs, const PaperId& id, std::string_view text) {
    if (!is_utf8(text) || count_code_points(text) > longest_text) {
        return fail(paper_text_too_long, {}, "text");
    }
    return on_paper(needs, id,
                    [&](sql::Transaction&, PaperStore& store, const DraftedPaper& paper,
                        const Desk&) -> Result<void> {
                        const std::string_view kept =
                            trim(text).empty() ? std::string_view{paper.drafted_text} : text;
                        return store.save_text(id, kept, needs.clock.now());
                    });
}

Result<CheckedPaper> move_paper_on(const PaperNeeds& needs, const PaperId& id, PaperStep step) {
    return on_paper(
        needs, id,
        [&](sql::Transaction& transaction, PaperStore& store, const DraftedPaper& paper,
            const Desk& desk) -> Result<void> {
            const PaperTemplate& kind = *TRY(desk.templates->find(paper.kind));
            if (step.channel.empty()) step.channel = party_of(kind.reader);
            if (std::find(paper.steps.begin(), paper.steps.end(), step) != paper.steps.end()) {
                return {};  // told twice
            }
            if (paper.text.empty()) return fail(paper_not_finished, {}, "state");
            if (step.state == PaperState::HandedOver && has_errors(checked(paper, desk).lint)) {
                return fail(paper_has_errors, {}, "state");
            }
            const DraftedPaper moved = TRY(moved_on(paper, step));
            TRY(store.save_state(moved, needs.clock.now()));
            const CaseNews news = news_of(paper, step);
            return record(transaction, needs, desk, news.type, news.fields);
        });
}

Result<std::vector<DraftedPaper>> list_papers(const PaperNeeds& needs, const CaseId& of) {
    return needs.database.read(
        [&](sql::Transaction& transaction) -> Result<std::vector<DraftedPaper>> {
            TRY((CaseStore{transaction, needs.vault}.load(of)));
            return PaperStore{transaction, needs.vault}.list(of);
        });
}

Result<PaperDetails> load_paper_details(const PaperNeeds& needs, const CaseId& about) {
    return needs.database.read([&](sql::Transaction& transaction) -> Result<PaperDetails> {
        TRY((CaseStore{transaction, needs.vault}.load(about)));
        return PaperStore{transaction, needs.vault}.load_details(about);
    });
}

Result<PaperDetails> set_paper_details(const PaperNeeds& needs, const CaseId& about,
                                       const PaperDetails& details) {
    PaperDetails of_writer;
    PaperDetails of_case;
    for (const auto& [name, value] : details) {
        const auto& known = paper_details();
        const auto detail = std::find_if(known.begin(), known.end(), [&](const PaperDetail& entry) {
            return entry.name == name;
        });
        if (detail == known.end()) return fail(paper_detail_unknown, name, name);
        if (!is_utf8(value) || count_code_points(value) > 4000) {
            return fail(paper_text_too_long, {}, name);
        }
        (detail->of_the_writer ? of_writer : of_case)[name] = trim(value);
    }
    return needs.database.write([&](sql::Transaction& transaction) -> Result<PaperDetails> {
        TRY((CaseStore{transaction, needs.vault}.load(about)));
        PaperStore store{transaction, needs.vault};
        TRY(store.save_details({}, of_writer));
        TRY(store.save_details(about, of_case));
        return store.load_details(about);
    });
}

}  // namespace shuofa
