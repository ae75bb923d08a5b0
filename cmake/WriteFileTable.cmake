# Called by shuofa_embed at build time: writes the assembly that includes each file's bytes and the
# C++ table that names them.  NAME, BASE_DIR, GLOBS (separated by |), ASSEMBLY, TABLE are given.
string(REPLACE "|" ";" patterns "${GLOBS}")
list(TRANSFORM patterns PREPEND ${BASE_DIR}/)
file(GLOB_RECURSE files RELATIVE ${BASE_DIR} ${patterns})
list(SORT files)

set(assembly ".section .rodata\n")
set(declarations "")
set(rows "")
set(index 0)
foreach(file ${files})
    set(begin ${NAME}_${index}_begin)
    set(end ${NAME}_${index}_end)
    string(APPEND assembly ".balign 16\n.global ${begin}\n${begin}:\n.incbin \"${BASE_DIR}/${file}\"\n"
                           ".global ${end}\n${end}:\n.byte 0\n")
    string(APPEND declarations "extern \"C\" const char ${begin}[], ${end}[];\n")
    string(APPEND rows "    {\"${file}\", ${begin}, ${end}},\n")
    math(EXPR index "${index} + 1")
endforeach()
string(APPEND assembly ".section .note.GNU-stack,\"\",@progbits\n")
# A second write makes the file newer than every input, so that the bytes are taken in again.
file(WRITE ${ASSEMBLY} "${assembly}")
file(WRITE ${TABLE} "#include \"base/embedded_file.h\"
${declarations}
namespace shuofa {
extern const EmbeddedFile ${NAME}_files[];
extern const std::size_t ${NAME}_file_count;
const EmbeddedFile ${NAME}_files[] = {
${rows}    {nullptr, nullptr, nullptr}};
const std::size_t ${NAME}_file_count = ${index};
}  // namespace shuofa
")
