# shuofa_room(NAME [USES room...] [LIBRARIES target...] [TEST_USES room...] [TEST_LIBRARIES target...])
#
# One room of src/: the library shuofa_NAME from every .cpp of its folder, and the test program
# NAME_test from every *_test.cpp.  Sources are found by folder, so adding a file edits no list.
function(shuofa_room NAME)
    cmake_parse_arguments(ROOM "" "" "USES;LIBRARIES;TEST_USES;TEST_LIBRARIES" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
    set(tests ${sources})
    list(FILTER sources EXCLUDE REGEX "_test\\.cpp$|_main\\.cpp$")
    list(FILTER tests INCLUDE REGEX "_test\\.cpp$")

    set(uses ${ROOM_USES})
    list(TRANSFORM uses PREPEND shuofa_)
    if(sources)
        add_library(shuofa_${NAME} STATIC ${sources})
        target_include_directories(shuofa_${NAME} PUBLIC ${PROJECT_SOURCE_DIR}/src)
        target_link_libraries(shuofa_${NAME} PUBLIC ${uses} PRIVATE ${ROOM_LIBRARIES})
    else()
        add_library(shuofa_${NAME} INTERFACE)
        target_include_directories(shuofa_${NAME} INTERFACE ${PROJECT_SOURCE_DIR}/src)
        target_link_libraries(shuofa_${NAME} INTERFACE ${uses} ${ROOM_LIBRARIES})
    endif()

    if(tests)
        set(test_uses ${ROOM_TEST_USES})
        list(TRANSFORM test_uses PREPEND shuofa_)
        shuofa_test(${NAME}_test SOURCES ${tests}
                    LIBRARIES shuofa_${NAME} ${test_uses} ${ROOM_LIBRARIES} ${ROOM_TEST_LIBRARIES})
    endif()
endfunction()

# shuofa_test(NAME SOURCES file... LIBRARIES target... [WRAPPER command...]): a GoogleTest program,
# one CTest entry; the wrapper is a command that runs the program it is given.
# The GoogleTest headers are compiled once for all of them.
function(shuofa_test NAME)
    cmake_parse_arguments(TEST "" "" "SOURCES;LIBRARIES;WRAPPER" ${ARGN})
    if(NOT TARGET shuofa_test_headers)
        file(WRITE ${PROJECT_BINARY_DIR}/test_headers.cpp "")
        add_library(shuofa_test_headers OBJECT ${PROJECT_BINARY_DIR}/test_headers.cpp)
        target_precompile_headers(shuofa_test_headers PRIVATE <gmock/gmock.h> <gtest/gtest.h>)
        target_link_libraries(shuofa_test_headers PUBLIC GTest::gmock_main)
        target_compile_options(shuofa_test_headers PRIVATE -fpch-preprocess)
    endif()
    add_executable(${NAME} ${TEST_SOURCES})
    target_link_libraries(${NAME} PRIVATE ${TEST_LIBRARIES} GTest::gmock_main)
    target_compile_options(${NAME} PRIVATE -fpch-preprocess)
    target_precompile_headers(${NAME} REUSE_FROM shuofa_test_headers)
    add_test(NAME ${NAME} COMMAND ${TEST_WRAPPER} $<TARGET_FILE:${NAME}>)
    set_tests_properties(${NAME} PROPERTIES
        ENVIRONMENT "SHUOFA_SOURCE_DIR=${PROJECT_SOURCE_DIR};SHUOFA_BUILD_DIR=${PROJECT_BINARY_DIR}"
        TIMEOUT 300)
endfunction()
